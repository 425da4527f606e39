package org.irqscope.ui.walk;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.Request;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.debug.SelectedThread;

/**
 * What the commands of the platform's debugger, and those that go back, do where a diagram is current: they ask for the
 * same as the Debug view does, and begin a walk where none has begun. Used by the UI thread.
 */
public final class WalkHandlers {
	private WalkHandlers() {
	}

	/** Runs a move on the current player. */
	private abstract static class OnPlayer extends AbstractHandler {
		private final boolean begins;

		OnPlayer(boolean begins) {
			this.begins = begins;
		}

		@Override
		public final Object execute(ExecutionEvent event) throws ExecutionException {
			IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
			WalkSource source = WalkSource.of(window);
			Optional<WalkBeginner> beginner = source.beginner().filter(one -> begins);
			if (beginner.isPresent()) {
				beginner.get().beginWalk();
				return null;
			}
			source.player().ifPresent(player -> {
				boolean begun = player.session().isEmpty() && begins && WalkStart.begin(source);
				if (begins)
					WalkView.bringUp(window.getActivePage(), begun);
				if (begun || player.session().isPresent() && (!begins || goOn(source, player)))
					run(player, SelectedThread.of(window, player));
			});
			return null;
		}

		abstract void run(WalkPlayer player, Optional<ContextThread> thread);

		/** At the end of a walk what is selected comes next. */
		private static boolean goOn(WalkSource source, WalkPlayer player) {
			List<Impulse> next = source.selected();
			if (!next.isEmpty() && player.stop().filter(stop -> !stop.canStepForward()).isPresent())
				player.then(next);
			return true;
		}
	}

	/** A step of the selected context. */
	private abstract static class Step extends OnPlayer {
		private final Function<ContextThread, Request> request;
		private final Move otherwise;

		Step(boolean begins, Function<ContextThread, Request> request, Move otherwise) {
			super(begins);
			this.request = request;
			this.otherwise = otherwise;
		}

		@Override
		final void run(WalkPlayer player, Optional<ContextThread> thread) {
			player.step(thread.filter(ContextThread::canStepInto).map(request).orElse(otherwise));
		}
	}

	/** A move of the whole machine. */
	private abstract static class Simple extends OnPlayer {
		private final BiConsumer<WalkPlayer, Move> way;
		private final Move move;

		Simple(boolean begins, BiConsumer<WalkPlayer, Move> way, Move move) {
			super(begins);
			this.way = way;
			this.move = move;
		}

		@Override
		final void run(WalkPlayer player, Optional<ContextThread> thread) {
			way.accept(player, move);
		}
	}

	/** Does the next hop. */
	public static final class StepInto extends Step {
		public StepInto() {
			super(true, ContextThread::next, Move.STEP_INTO);
		}
	}

	/** Does the next hop of the same function or of its callers. */
	public static final class StepOver extends Step {
		public StepOver() {
			super(false, thread -> thread.next(Move.STEP_OVER), Move.STEP_OVER);
		}
	}

	/** Goes on until the function returns. */
	public static final class StepReturn extends Step {
		public StepReturn() {
			super(false, thread -> thread.next(Move.STEP_RETURN), Move.STEP_RETURN);
		}
	}

	/** Goes on to a breakpoint or the end. */
	public static final class Resume extends Simple {
		public Resume() {
			super(true, WalkPlayer::jump, Move.RESUME);
		}
	}

	/** Undoes the last hop. */
	public static final class StepBack extends Simple {
		public StepBack() {
			super(false, WalkPlayer::stepBack, Move.STEP_BACK);
		}
	}

	/** Goes back to the hop before of the same function or of its callers. */
	public static final class StepBackOver extends Simple {
		public StepBackOver() {
			super(false, WalkPlayer::stepBack, Move.STEP_BACK_OVER);
		}
	}

	/** Goes back to where the function was called. */
	public static final class StepBackReturn extends Simple {
		public StepBackReturn() {
			super(false, WalkPlayer::stepBack, Move.STEP_BACK_RETURN);
		}
	}

	/** Goes back to a breakpoint or the start. */
	public static final class ResumeBack extends Simple {
		public ResumeBack() {
			super(false, WalkPlayer::jump, Move.REVERSE_RESUME);
		}
	}

	/** Walks to the end by itself, hop by hop. */
	public static final class Play extends OnPlayer {
		public Play() {
			super(true);
		}

		@Override
		void run(WalkPlayer player, Optional<ContextThread> thread) {
			player.play();
		}
	}

	/** Stops a walk that runs by itself, and a run that goes on. */
	public static final class Suspend extends OnPlayer {
		public Suspend() {
			super(false);
		}

		@Override
		void run(WalkPlayer player, Optional<ContextThread> thread) {
			player.suspend();
		}
	}

	/** Ends the walk; the diagram can be edited again. */
	public static final class Terminate extends OnPlayer {
		public Terminate() {
			super(false);
		}

		@Override
		void run(WalkPlayer player, Optional<ContextThread> thread) {
			player.end();
		}
	}
}
