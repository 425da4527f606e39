package org.irqscope.ui.walk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.ui.AbstractSourceProvider;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.services.IServiceLocator;
import org.eclipse.ui.services.ISourceProviderService;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.ActiveSession;
import org.irqscope.diagram.player.ShownSessions;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.ui.debug.SelectedFrame;
import org.irqscope.ui.debug.SessionLaunches;

/**
 * Knows the walk that commands and views are about: that of the editor used last. The one selection of diagram, lists,
 * timeline and registers lives here: where the walk stands ({@link ActiveSession}), the frame that is chosen there, and
 * what is selected in that editor. Whoever wants another asks the player to go there. The states of the walk are
 * variables of the workbench, by which commands are enabled. Used by the UI thread.
 */
public final class WalkSource extends AbstractSourceProvider {
	/** The variable: {@code none} without a machine, else where the walk stands. */
	public static final String STATE = "org.irqscope.walk.state";
	/** The variable that is true while the run of the walk has not answered yet. */
	public static final String WAITING = "org.irqscope.walk.waiting";
	/** The variable that is true where a recording alone is walked through, which nothing can come to. */
	public static final String RECORDED = "org.irqscope.walk.recorded";

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Runnable playerChanged = this::changed;
	private final IPartListener2 parts = new IPartListener2() {
		@Override
		public void partActivated(IWorkbenchPartReference part) {
			follow();
		}

		@Override
		public void partBroughtToTop(IWorkbenchPartReference part) {
			follow();
		}

		@Override
		public void partClosed(IWorkbenchPartReference part) {
			follow();
		}

		@Override
		public void partInputChanged(IWorkbenchPartReference part) {
			follow();
		}
	};
	private final ISelectionListener selections = (part, selection) -> {
		if (part instanceof IEditorPart)
			changed();
	};
	private final IPropertyChangeListener preferences = event -> player().ifPresent(WalkPreferences::apply);
	private Optional<IWorkbenchWindow> window = Optional.empty();
	private Optional<WalkPlayer> player = Optional.empty();
	private Optional<SelectedFrame> frame = Optional.empty();
	private String state = "none";
	private boolean waiting;
	private boolean recorded;

	/** The provider of a workbench part, window or the workbench. */
	public static WalkSource of(IServiceLocator locator) {
		return (WalkSource) locator.getService(ISourceProviderService.class).getSourceProvider(STATE);
	}

	@Override
	public void initialize(IServiceLocator locator) {
		WalkPreferences.store().addPropertyChangeListener(preferences);
		ShownSessions.addListener(SessionLaunches.get());
		addListener(new WalkStatus(this));
		PlatformUI.getWorkbench().getDisplay().asyncExec(this::watch);
	}

	private void watch() {
		if (window.isPresent() || !PlatformUI.isWorkbenchRunning())
			return;
		window = Optional.ofNullable(PlatformUI.getWorkbench().getActiveWorkbenchWindow());
		window.ifPresent(one -> {
			one.getPartService().addPartListener(parts);
			one.getSelectionService().addPostSelectionListener(selections);
			frame = Optional.of(new SelectedFrame(one, () -> listeners.forEach(Runnable::run)));
		});
		follow();
	}

	@Override
	public void dispose() {
		WalkPreferences.store().removePropertyChangeListener(preferences);
		ShownSessions.removeListener(SessionLaunches.get());
		window.ifPresent(one -> {
			one.getPartService().removePartListener(parts);
			one.getSelectionService().removePostSelectionListener(selections);
		});
		frame.ifPresent(SelectedFrame::dispose);
		player.ifPresent(one -> one.removeListener(playerChanged));
		listeners.clear();
		ActiveSession.get().show(Optional.empty());
	}

	/** The player of the editor used last; nothing when no machine is open. */
	public Optional<WalkPlayer> player() {
		watch();
		return player;
	}

	/** The editor used last. */
	public Optional<IEditorPart> editor() {
		return window.map(IWorkbenchWindow::getActivePage).map(IWorkbenchPage::getActiveEditor);
	}

	/** The first of what is selected, which names it. */
	public Optional<Impulse> firstSelected() {
		return selected().stream().findFirst();
	}

	/** What is selected in that editor and could come to its machine; nothing when nothing such is selected. */
	public List<Impulse> selected() {
		return editor().map(WalkStart::selectedImpulses).orElse(List.of());
	}

	/** Where the walk stands, as far as it is shown. */
	public Optional<Stop> stop() {
		return player().flatMap(WalkPlayer::stop);
	}

	/** The hop that is selected: that of the frame which the user has chosen, else the one done last. */
	public Optional<Hop> hop() {
		return stop().flatMap(stop -> frame.flatMap(one -> one.hop(stop)).or(stop::hop));
	}

	/** Hears when another walk becomes current, of every position, and when something else is selected. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	/** What begins a walk in an editor that has no diagram; nothing in others. */
	public Optional<WalkBeginner> beginner() {
		return editor().map(part -> Adapters.adapt(part, WalkBeginner.class));
	}

	private void follow() {
		Optional<WalkPlayer> now = editor().map(part -> Adapters.adapt(part, WalkPlayer.class));
		if (!now.equals(player)) {
			player.ifPresent(one -> one.removeListener(playerChanged));
			player = now;
			player.ifPresent(one -> one.addListener(playerChanged));
			player.ifPresent(WalkPreferences::apply);
		}
		changed();
	}

	private void changed() {
		String before = state;
		state = player.map(this::state).orElse(beginner().isPresent() ? "ready" : "none");
		boolean waited = waiting;
		waiting = player.filter(WalkPlayer::isWaiting).isPresent();
		boolean was = recorded;
		recorded = stop().filter(Stop::isRecordingAlone).isPresent();
		if (!Objects.equals(before, state) || waited != waiting || was != recorded)
			fireSourceChanged(ISources.ACTIVE_EDITOR_ID, getCurrentState());
		ActiveSession.get().show(player.flatMap(WalkPlayer::session));
		listeners.forEach(Runnable::run);
	}

	private String state(WalkPlayer player) {
		if (player.session().isEmpty())
			return "ready";
		if (player.stop().filter(Stop::canStepBack).isEmpty())
			return "start";
		if (player.stop().filter(Stop::canStepForward).isPresent())
			return "middle";
		boolean machine = player.stop().filter(stop -> !stop.isRecordingAlone()).isPresent();
		return machine && !selected().isEmpty() ? "next" : "end";
	}

	@Override
	public Map<String, Object> getCurrentState() {
		return Map.of(STATE, state, WAITING, waiting, RECORDED, recorded);
	}

	@Override
	public String[] getProvidedSourceNames() {
		return new String[] { STATE, WAITING, RECORDED };
	}
}
