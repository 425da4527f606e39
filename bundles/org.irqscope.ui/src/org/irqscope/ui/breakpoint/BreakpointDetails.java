package org.irqscope.ui.breakpoint;

import java.util.Optional;

import org.eclipse.debug.ui.IDetailPane;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPartSite;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.ActiveSession;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.ui.Texts;

/** Changes the breakpoint that is selected in the Breakpoints view, as it is written. Used by the UI thread. */
final class BreakpointDetails implements IDetailPane {
	/** Its id among the detail panes. */
	static final String ID = "org.irqscope.ui.breakpoint.details";
	private static final int PAUSE_MILLIS = 300;
	private final Runnable apply = this::apply;
	private Composite page;
	private BreakpointForm form;
	private Label error;
	private Optional<MachineBreakpoint> shown = Optional.empty();

	@Override
	public void init(IWorkbenchPartSite site) {
		// The site has nothing that is needed here.
	}

	@Override
	public Control createControl(Composite parent) {
		ScrolledComposite scrolled = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL);
		page = new Composite(scrolled, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		form = new BreakpointForm(page, () -> ActiveSession.get().stop().flatMap(Stop::state),
				() -> page.getDisplay().timerExec(PAUSE_MILLIS, apply));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(form.control());
		error = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().indent(5, 0).grab(true, true).applyTo(error);
		scrolled.setContent(page);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.setMinSize(page.computeSize(SWT.DEFAULT, SWT.DEFAULT));
		return scrolled;
	}

	private void apply() {
		if (page == null || page.isDisposed())
			return;
		Optional<Breakpoint> written = form.breakpoint();
		error.setText(form.error());
		shown.filter(one -> written.isPresent()).ifPresent(one -> BreakpointJob.make(() -> {
			// It may have been removed meanwhile.
			if (one.breakpoint().isPresent())
				one.become(written.get());
		}));
	}

	@Override
	public void display(IStructuredSelection selection) {
		Optional<MachineBreakpoint> chosen = selection != null
				&& selection.getFirstElement() instanceof MachineBreakpoint one ? Optional.of(one) : Optional.empty();
		// What is being written is not replaced by what it has just made of the breakpoint.
		if (chosen.isPresent() && chosen.equals(shown))
			return;
		shown = chosen;
		error.setText("");
		shown.flatMap(MachineBreakpoint::breakpoint).ifPresent(form::show);
	}

	@Override
	public boolean setFocus() {
		form.setFocus();
		return true;
	}

	@Override
	public void dispose() {
		// A view that closes disposes what it holds first.
		if (page != null && !page.isDisposed())
			page.getParent().dispose();
	}

	@Override
	public String getID() {
		return ID;
	}

	@Override
	public String getName() {
		return Texts.of("breakpoint.details");
	}

	@Override
	public String getDescription() {
		return Texts.of("breakpoint.details.description");
	}
}
