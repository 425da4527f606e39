package org.irqscope.ui.breakpoint;

import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.walk.WalkSource;

/** Asks for a breakpoint of the machine in the editor used last, and sets it. */
public final class NewBreakpointHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		WalkSource source = WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
		Optional<IFile> file = source.editor().flatMap(SelectedStops::file);
		BreakpointDialog dialog = new BreakpointDialog(HandlerUtil.getActiveShellChecked(event),
				file.map(IResource::getName),
				() -> source.player().flatMap(WalkPlayer::stop).flatMap(Stop::state));
		if (dialog.open() == Window.OK)
			dialog.breakpoint().ifPresent(wanted -> set(dialog.isForAll() ? Optional.empty() : file, wanted));
		return null;
	}

	private static void set(Optional<IFile> file, Breakpoint breakpoint) {
		BreakpointJob.make(() -> MachineBreakpoints.add(file, breakpoint));
	}
}
