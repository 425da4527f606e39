package org.irqscope.ui.debug;

import java.util.Optional;

import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.contexts.DebugContextEvent;
import org.eclipse.debug.ui.contexts.IDebugContextListener;
import org.eclipse.debug.ui.contexts.IDebugContextService;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.ActiveSession;
import org.irqscope.debug.model.HopFrame;
import org.irqscope.emulator.journal.Hop;

/**
 * Knows which frame the user has chosen in the Debug view since the walk came to where it stands. Used by the UI
 * thread.
 */
public final class SelectedFrame implements IDebugContextListener {
	private final IDebugContextService contexts;
	private final Runnable listener;
	private Optional<Hop> chosen = Optional.empty();
	private Optional<Stop> at = Optional.empty();

	/** @param listener called when another frame is chosen */
	public SelectedFrame(IWorkbenchWindow window, Runnable listener) {
		this.listener = listener;
		this.contexts = DebugUITools.getDebugContextManager().getContextService(window);
		contexts.addDebugContextListener(this);
	}

	public void dispose() {
		contexts.removeDebugContextListener(this);
	}

	@Override
	public void debugContextChanged(DebugContextEvent event) {
		if (!(event.getContext() instanceof IStructuredSelection selection))
			return;
		chosen = selection.getFirstElement() instanceof HopFrame frame ? Optional.of(frame.hop()) : Optional.empty();
		at = ActiveSession.get().stop();
		listener.run();
	}

	/** The hop of the frame, where that is one of a stop; frames of other machines and other moments do not count. */
	public Optional<Hop> hop(Stop stop) {
		return chosen.filter(hop -> at.filter(one -> one == stop).isPresent() && stop.frames().contains(hop));
	}
}
