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
				if (player.session().isPresent() || begins && WalkStart.begin(source))
					move.accept(player);
			});
			return null;
		}
	}

	/** Does the next hop. */
	public static final class StepInto extends Move {
		public StepInto() {
			super(true, WalkPlayer::stepInto);
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

	/** Stops a walk that runs by itself. */
	public static final class Pause extends Move {
		public Pause() {
			super(false, WalkPlayer::pause);
		}
	}

	/** Ends the walk; the diagram can be edited again. */
	public static final class EndWalk extends Move {
		public EndWalk() {
			super(false, WalkPlayer::end);
		}
	}
}
