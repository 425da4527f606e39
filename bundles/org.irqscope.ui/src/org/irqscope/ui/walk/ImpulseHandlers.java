package org.irqscope.ui.walk;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.session.Impulses;
import org.irqscope.ui.Texts;

/** The commands that let something more come to the machine of a walk. Used by the UI thread. */
public final class ImpulseHandlers {
	private ImpulseHandlers() {
	}

	/** Lets the selected device interrupt where the walk stands, while other work still waits. */
	public static final class InterruptHere extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			WalkSource source = WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
			List<Impulse> selected = source.selected();
			if (!selected.isEmpty())
				source.player().ifPresent(player -> player.meanwhile(selected));
			return null;
		}
	}

	/** Lets virtual time pass, so that timers fire. */
	public static final class AdvanceTime extends AbstractHandler {
		private static final String USUAL = "10000000";

		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			WalkSource source = WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
			InputDialog dialog = new InputDialog(HandlerUtil.getActiveShellChecked(event), Texts.of("advance.title"),
					Texts.of("advance.message"), USUAL, AdvanceTime::complaint);
			if (dialog.open() == Window.OK)
				advance(source, Long.parseLong(dialog.getValue().strip()));
			return null;
		}

		/** Without a walk one begins: the machine is loaded, and time is all that comes to it. */
		static void advance(WalkSource source, long nanoseconds) {
			source.player().ifPresent(player -> {
				if (player.session().isPresent())
					player.then(List.of(Impulses.time(nanoseconds)));
				else
					WalkStart.begin(source, Impulses.time(nanoseconds));
			});
		}

		private static String complaint(String written) {
			try {
				return Long.parseLong(written.strip()) > 0 ? null : Texts.of("advance.positive");
			} catch (NumberFormatException e) {
				return Texts.of("advance.positive");
			}
		}
	}
}
