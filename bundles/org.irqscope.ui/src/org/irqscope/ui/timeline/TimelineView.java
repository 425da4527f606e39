package org.irqscope.ui.timeline;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.irqscope.core.run.Stop;
import org.irqscope.core.timeline.Timeline;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.walk.WalkPart;

/** The walk on an axis of time: which context is at work when, and which lines, pins and vectors are on meanwhile. */
public final class TimelineView extends WalkPart {
	/** The id in plugin.xml. */
	public static final String ID = "org.irqscope.ui.timeline";
	private static final double STEP = 2;
	private static final String CALLS = "calls";

	private boolean calls = true;
	private LaneFinder finder;
	private TimelineCanvas canvas;
	private TimelineJob job;
	private DiagramTheme theme;
	private Optional<WalkPlayer> player = Optional.empty();
	private Timeline timeline = Timeline.EMPTY;

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		calls = memento == null || !Boolean.FALSE.equals(memento.getBoolean(CALLS));
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putBoolean(CALLS, calls);
	}

	@Override
	protected void createContents(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
		finder = new LaneFinder(page, word -> canvas.setLook(look -> look.withWord(word)), this::setFocus);
		canvas = new TimelineCanvas(page, position -> player.ifPresent(one -> one.goTo(position)), finder::begin);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		canvas.setLook(look -> look.withCalls(calls));
		getSite().getService(IHandlerService.class).activateHandler(
				IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, finder.handler());
		job = new TimelineJob(parent.getDisplay(), this::built);
		theme = new DiagramTheme(colours -> canvas.recolor());
		createActions(getViewSite().getActionBars().getToolBarManager());
	}

	private void createActions(IToolBarManager bar) {
		bar.add(action("zoom.in", IAction.AS_PUSH_BUTTON, on -> zoom(STEP)));
		bar.add(action("zoom.out", IAction.AS_PUSH_BUTTON, on -> zoom(1 / STEP)));
		bar.add(action("whole", IAction.AS_PUSH_BUTTON, on -> canvas.showWhole()));
		Action nested = action("calls", IAction.AS_CHECK_BOX, this::setCalls);
		nested.setChecked(calls);
		bar.add(nested);
	}

	private static Action action(String key, int style, Consumer<Boolean> work) {
		Action action = new Action(Texts.of("timeline." + key), style) {
			@Override
			public void run() {
				work.accept(isChecked());
			}
		};
		action.setToolTipText(Texts.of("timeline." + key));
		action.setImageDescriptor(ResourceLocator.imageDescriptorFromBundle(TimelineView.class,
				"icons/timeline_" + key.replace('.', '_') + ".svg").orElseThrow());
		return action;
	}

	/** How many hops are known of the walk. */
	public int known() {
		return timeline.length();
	}

	/** Shows the middle larger, or smaller. */
	public void zoom(double factor) {
		canvas.look(window -> window.zoomed(factor, window.width() / 2));
	}

	private void setCalls(boolean shown) {
		calls = shown;
		canvas.setLook(look -> look.withCalls(shown));
	}

	@Override
	protected void update() {
		player = source().player();
		Optional<Stop> stop = stop();
		stop.ifPresentOrElse(job::show, () -> timeline = Timeline.EMPTY);
		setContentDescription(stop.isPresent() ? "" : Texts.of("timeline.empty"));
		canvas.show(timeline, stop);
	}

	private Optional<Stop> stop() {
		return player.flatMap(WalkPlayer::stop);
	}

	private void built(Timeline found) {
		if (canvas.isDisposed() || stop().isEmpty())
			return;
		timeline = found;
		canvas.show(found, stop());
	}

	@Override
	public void setFocus() {
		canvas.setFocus();
	}

	@Override
	public void dispose() {
		if (theme != null)
			theme.dispose();
		if (job != null)
			job.cancel();
		super.dispose();
	}
}
