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
	private Optional<Session> shown = Optional.empty();

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
		Optional<Session> session = source.player().flatMap(WalkPlayer::session);
		if (!session.equals(shown)) {
			shown = session;
			session.ifPresent(table::show);
		}
		empty.setText(Texts.of(source.player().isPresent() ? "walk.empty.ready" : "walk.empty.none"));
		stack.topControl = session.isPresent() ? walk : empty.getParent();
		pages.layout();
		// A table scrolls to its selection only once it has a size.
		session.ifPresentOrElse(this::showPosition, () -> setContentDescription(""));
	}

	private void showPosition(Session session) {
		table.stand(session.position());
		explanation.show(session.hop());
		setContentDescription(Texts.of("walk.description", session.title(), session.position(),
				session.walk().size()));
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
