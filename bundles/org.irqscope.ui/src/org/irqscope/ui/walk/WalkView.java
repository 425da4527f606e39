package org.irqscope.ui.walk;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.ViewPart;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.diagram.WalkPlayer;
import org.irqscope.ui.Texts;

/** The walk as a list of hops, with an explanation of the one where the walk stands. */
public final class WalkView extends ViewPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.walk";

	private final Runnable update = this::update;
	private WalkSource source;
	private StackLayout stack;
	private Composite pages;
	private Label empty;
	private SashForm walk;
	private HopTable table;
	private HopExplanation explanation;

	@Override
	public void createPartControl(Composite parent) {
		stack = new StackLayout();
		pages = new Composite(parent, SWT.NONE);
		pages.setLayout(stack);
		createEmptyPage();
		walk = new SashForm(pages, SWT.HORIZONTAL);
		table = new HopTable(walk, this::goTo);
		explanation = new HopExplanation(walk);
		walk.setWeights(65, 35);
		getViewSite().getActionBars().getToolBarManager().add(new SpeedSlider());
		getSite().getService(IContextService.class).activateContext(WalkPlayer.CONTEXT);
		source = WalkSource.of(getSite());
		source.addListener(update);
		update();
	}

	private void createEmptyPage() {
		Composite page = new Composite(pages, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(12, 12).applyTo(page);
		empty = new Label(page, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.BEGINNING).applyTo(empty);
	}

	private void goTo(int position) {
		source.player().ifPresent(player -> player.goTo(position));
	}

	private void update() {
		if (pages.isDisposed())
			return;
		Optional<Stop> stop = source.player().flatMap(WalkPlayer::stop);
		empty.setText(emptyText());
		stack.topControl = stop.isPresent() ? walk : empty.getParent();
		pages.layout();
		// A text that wraps may need another height than the last one.
		empty.requestLayout();
		// A table scrolls to its selection only once it has a size.
		stop.ifPresentOrElse(this::show, () -> setContentDescription(""));
	}

	/** Which device is meant. */
	private String emptyText() {
		if (source.player().isEmpty())
			return Texts.of("walk.empty.none");
		return source.selected().map(impulse -> Texts.of("walk.empty.device", impulse.title()))
				.orElseGet(() -> Texts.of("walk.empty.ready"));
	}

	private void show(Stop stop) {
		table.show(stop);
		explanation.show(stop, source.selected());
		String title = source.player().flatMap(WalkPlayer::session).map(Session::title).orElse("");
		String where = Texts.of(stop.complete() ? "walk.description" : "walk.description.more", title, stop.position(),
				stop.length());
		setContentDescription(stop.outcome().map(outcome -> Texts.of("walk.description.end", where, outcome.text()))
				.orElse(where));
	}

	@Override
	public void setFocus() {
		if (stack.topControl == walk)
			table.setFocus();
		else
			pages.setFocus();
	}

	@Override
	public void dispose() {
		if (source != null)
			source.removeListener(update);
		super.dispose();
	}
}
