package org.irqscope.ui.walk;

import java.util.function.Consumer;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.diagram.WalkPlayer;

/** The commands that move through a walk; they begin one where none has begun. Used by the UI thread. */
public final class WalkHandlers {
	private WalkHandlers() {
	}

	/** Runs a move on the current player. */
	private abstract static class Move extends AbstractHandler {
		private final boolean begins;
		private final Consumer<WalkPlayer> move;

		Move(boolean begins, Consumer<WalkPlayer> move) {
			this.begins = begins;
			this.move = move;
		}

		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			WalkSource source = WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event));
			if (begins)
				source.beginner().ifPresent(WalkBeginner::beginWalk);
			source.player().ifPresent(player -> {
				if (player.session().isEmpty() ? begins && WalkStart.begin(source) : !begins || goOn(source, player))
					move.accept(player);
			});
			return null;
		}

		/** At the end of a walk what is selected comes next. */
		private static boolean goOn(WalkSource source, WalkPlayer player) {
			if (player.stop().filter(stop -> !stop.canStepForward()).isPresent())
				source.selected().ifPresent(player::then);
			return true;
		}
	}

	/** Does the next hop. */
	public static final class StepInto extends Move {
		public StepInto() {
			super(true, WalkPlayer::stepInto);
		}
	}

	/** Does the next hop of the same function or of its callers. */
	public static final class StepOver extends Move {
		public StepOver() {
			super(false, WalkPlayer::stepOver);
		}
	}

	/** Goes on until the function returns. */
	public static final class StepReturn extends Move {
		public StepReturn() {
			super(false, WalkPlayer::stepReturn);
		}
	}

	/** Undoes the last hop. */
	public static final class StepBack extends Move {
		public StepBack() {
			super(false, WalkPlayer::stepBack);
		}
	}

	/** Walks to the end. */
	public static final class RunToEnd extends Move {
		public RunToEnd() {
			super(true, WalkPlayer::runToEnd);
		}
	}

	/** Goes back before the first hop. */
	public static final class BackToStart extends Move {
		public BackToStart() {
			super(false, WalkPlayer::backToStart);
		}
	}

	/** Stops a walk that runs by itself, and a run that goes on. */
	public static final class Pause extends Move {
		public Pause() {
			super(false, WalkPlayer::cancel);
		}
	}

	/** Ends the walk; the diagram can be edited again. */
	public static final class EndWalk extends Move {
		public EndWalk() {
			super(false, WalkPlayer::end);
		}
	}
}
