package org.irqscope.ui.kernel;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.irqscope.core.kernel.CodeParts;
import org.irqscope.core.kernel.KernelSource;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.ui.walk.WalkPart;
import org.osgi.framework.FrameworkUtil;

/** The kernel function that the selected hop stands in, in the source that the user has named. UI thread. */
public final class KernelSourceView extends WalkPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.kernel";
	private final IPropertyChangeListener named = event -> {
		if (KernelPreferencePage.NAMED.equals(event.getProperty()))
			again();
	};
	private StackLayout stack;
	private Composite pages;
	private Composite message;
	private Label why;
	private KernelPage text;
	private KernelSourceJob job;
	private DiagramTheme theme;
	private Optional<Site> shown = Optional.empty();

	@Override
	protected void createContents(Composite parent) {
		stack = new StackLayout();
		pages = new Composite(parent, SWT.NONE);
		pages.setLayout(stack);
		createMessage();
		text = new KernelPage(pages);
		job = new KernelSourceJob(parent.getDisplay(), this::found);
		theme = new DiagramTheme(colours -> text.recolor());
		KernelPreferencePage.store().addPropertyChangeListener(named);
		lack(KernelSource.nothing());
	}

	private void createMessage() {
		message = new Composite(pages, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(12, 12).applyTo(message);
		why = new Label(message, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(why);
		Link link = new Link(message, SWT.NONE);
		link.setText("<a>" + Texts.of("kernel.preferences") + "</a>");
		link.addListener(SWT.Selection, event -> PreferencesUtil
				.createPreferenceDialogOn(getSite().getShell(), KernelPreferencePage.ID, null, null).open());
	}

	@Override
	protected void update() {
		source().hop().map(Hop::site).ifPresentOrElse(this::show, () -> {
			shown = Optional.empty();
			lack(KernelSource.nothing());
		});
	}

	/** Shows the function of a site. */
	public void show(Site site) {
		if (shown.filter(site::equals).isPresent())
			return;
		shown = Optional.of(site);
		job.find(new KernelSource(KernelPreferencePage.store().getString(KernelPreferencePage.NAMED), Platform
				.getStateLocation(FrameworkUtil.getBundle(KernelSourceView.class)).append("kernel").toPath()), site);
	}

	/** Another source has been named. */
	private void again() {
		shown = Optional.empty();
		update();
	}

	private void found(Site site, KernelSource.Answer answer, List<CodeParts.Part> parts) {
		if (pages.isDisposed() || shown.filter(site::equals).isEmpty())
			return;
		if (answer instanceof KernelSource.Answer.Found found) {
			top(text.control());
			text.show(found.function(), parts);
			setContentDescription(Texts.of("kernel.description", found.function().file(), found.function().first() + 1,
					site.functionName()));
		} else
			lack(answer);
	}

	private void lack(KernelSource.Answer answer) {
		if (answer instanceof KernelSource.Answer.Lacking lacking)
			why.setText(lacking.why());
		setContentDescription("");
		top(message);
		why.requestLayout();
	}

	/** Why no function is shown; empty when one is. */
	String lack() {
		return stack.topControl == message ? why.getText() : "";
	}

	StyledText text() {
		return text.text();
	}

	private void top(Control page) {
		stack.topControl = page;
		pages.layout();
	}

	@Override
	public void setFocus() {
		stack.topControl.setFocus();
	}

	@Override
	public void dispose() {
		KernelPreferencePage.store().removePropertyChangeListener(named);
		if (theme != null)
			theme.dispose();
		if (job != null)
			job.cancel();
		super.dispose();
	}
}
