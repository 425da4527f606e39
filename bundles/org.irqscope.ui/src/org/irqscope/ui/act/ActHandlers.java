package org.irqscope.ui.act;

import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.decision.PartActs;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.walk.WalkSource;

/** The commands that do something to a machine where its walk stands. Used by the UI thread. */
public final class ActHandlers {
	private ActHandlers() {
	}

	/** Does something to the part that is selected. */
	private abstract static class OnPart extends AbstractHandler {
		@Override
		public final Object execute(ExecutionEvent event) throws ExecutionException {
			WalkSource source = WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
			List<String> lines = SelectedPart.of(source).map(this::lines).orElse(List.of());
			if (!lines.isEmpty())
				source.player().ifPresent(player -> Acts.run(player, lines));
			return null;
		}

		abstract List<String> lines(PartActs part);
	}

	/** Raises the selected line, or lets what is selected signal. */
	public static final class Raise extends OnPart {
		@Override
		List<String> lines(PartActs part) {
			return part.raise().stream().toList();
		}
	}

	/** Lowers the selected line. */
	public static final class Lower extends OnPart {
		@Override
		List<String> lines(PartActs part) {
			return part.lower().stream().toList();
		}
	}

	/** Raises the selected line and lowers it at once; what has no line signals once. */
	public static final class Pulse extends OnPart {
		@Override
		List<String> lines(PartActs part) {
			return part.pulse();
		}
	}

	/** Asks what shall be done. */
	public static final class Do extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			WalkSource source = WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
			source.player().filter(player -> player.stop().isPresent())
					.ifPresent(player -> open(HandlerUtil.getActiveShell(event), source, player));
			return null;
		}

		private static void open(Shell shell, WalkSource source, WalkPlayer player) {
			new ActDialog(shell, player, SelectedPart.of(source).map(PartActs::lines).orElse(List.of())).open();
		}
	}
}
