package org.irqscope.ui.walk;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Texts;

/**
 * Lets a walk go on, or back, until a hop that the user names has been done; a breakpoint stops it before. Used by the
 * UI thread.
 */
public final class RunToHop extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		Shell shell = HandlerUtil.getActiveShellChecked(event);
		WalkSource source = WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
		source.player().ifPresent(player -> player.stop().ifPresent(stop -> ask(shell, player, stop)));
		return null;
	}

	private static void ask(Shell shell, WalkPlayer player, Stop stop) {
		InputDialog dialog = new InputDialog(shell, Texts.of("run.to.title"),
				Texts.of("run.to.message", stop.position(), stop.length()), Integer.toString(stop.length()),
				RunToHop::complaint);
		if (dialog.open() == Window.OK)
			run(player, Integer.parseInt(dialog.getValue().strip()));
	}

	/** Goes there, whichever way that is; before the first hop is the start. */
	static void run(WalkPlayer player, int position) {
		player.jump(position == 0 ? Request.Move.REVERSE_RESUME : new Request.RunTo(position - 1));
	}

	private static String complaint(String written) {
		try {
			return Integer.parseInt(written.strip()) >= 0 ? null : Texts.of("run.to.number");
		} catch (NumberFormatException e) {
			return Texts.of("run.to.number");
		}
	}
}
