package org.irqscope.ui.debug;

import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchWindow;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.diagram.player.WalkPlayer;

/**
 * Knows which context of a machine the user means: the one that is selected in the Debug view. Used by the UI thread.
 */
public final class SelectedThread {
	private SelectedThread() {
	}

	/** The selected context of a player's machine, else the one that the walk is in; nothing before it has begun. */
	public static Optional<ContextThread> of(IWorkbenchWindow window, WalkPlayer player) {
		Optional<MachineTarget> target = player.session().flatMap(SessionLaunches.get()::target);
		return selected(window).filter(thread -> target.filter(thread.target()::equals).isPresent())
				.or(() -> target.flatMap(MachineTarget::current));
	}

	private static Optional<ContextThread> selected(IWorkbenchWindow window) {
		ISelection context = DebugUITools.getDebugContextManager().getContextService(window).getActiveContext();
		return context instanceof IStructuredSelection selection ? thread(selection.getFirstElement())
				: Optional.empty();
	}

	/** The thread that an element of the Debug view is or is of. */
	static Optional<ContextThread> thread(Object element) {
		if (element instanceof ContextThread thread)
			return Optional.of(thread);
		IStackFrame frame = Adapters.adapt(element, IStackFrame.class);
		return frame != null && frame.getThread() instanceof ContextThread thread ? Optional.of(thread)
				: Optional.empty();
	}
}
