package org.irqscope.ui.why;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.diagnosis.Question;
import org.irqscope.core.history.ChangeOfSubject;
import org.irqscope.core.history.History;
import org.irqscope.core.history.Subject;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.WalkPlayer;
import org.irqscope.ui.Texts;
import org.irqscope.ui.walk.WalkSource;

/**
 * The commands that ask who changed what is selected, and why an interrupt was not delivered. Used by the UI thread.
 */
public final class WhyHandlers {
	private WhyHandlers() {
	}

	private static Optional<Subject> selected(ExecutionEvent event) {
		ISelection selection = HandlerUtil.getCurrentSelection(event);
		return selection instanceof IStructuredSelection some
				? Optional.ofNullable(Adapters.adapt(some.getFirstElement(), Subject.class)) : Optional.empty();
	}

	private static Optional<WalkPlayer> player(ExecutionEvent event) throws ExecutionException {
		return WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event)).player();
	}

	/** Lists all changes of something in the walk that a player shows. */
	public static void history(IWorkbenchPage page, WalkPlayer player, Subject subject) {
		player.stop().ifPresent(stop -> new WhyJob(page, () -> {
			List<ChangeOfSubject> all = new History(stop.walk(), subject).first(WhyView.MOST);
			return view -> view.show(title(subject), all, stop.position() - 1);
		}).schedule());
	}

	private static String title(Subject subject) {
		return subject.bits().get(0).place() + " " + subject.bits().get(0).name();
	}

	/** Goes to a hop that changed what is selected, and lists all that do. */
	private abstract static class Change extends AbstractHandler {
		private final String nobody;
		private final BiFunction<History, Stop, Optional<ChangeOfSubject>> search;

		Change(String nobody, BiFunction<History, Stop, Optional<ChangeOfSubject>> search) {
			this.nobody = nobody;
			this.search = search;
		}

		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
			Optional<Subject> subject = selected(event);
			Optional<WalkPlayer> player = player(event);
			Optional<Stop> stop = player.flatMap(WalkPlayer::stop);
			if (subject.isEmpty() || stop.isEmpty())
				new WhyJob(page, () -> view -> view.say(Texts.of("why.select"))).schedule();
			else
				new WhyJob(page, () -> answer(subject.get(), stop.get(), player.get())).schedule();
			return null;
		}

		private WhyJob.Answer answer(Subject subject, Stop stop, WalkPlayer player) {
			History history = new History(stop.walk(), subject);
			Optional<ChangeOfSubject> found = search.apply(history, stop);
			List<ChangeOfSubject> all = history.first(WhyView.MOST);
			String title = title(subject);
			if (found.isEmpty())
				return view -> view.say(Texts.of(nobody, title));
			int hop = found.get().hop().number();
			return view -> {
				view.show(title, all, hop);
				player.goTo(hop + 1);
			};
		}
	}

	/** Who set what is selected. */
	public static final class WhoSet extends Change {
		public WhoSet() {
			super("why.nobody.set", (history, stop) -> history.setBefore(stop.position()));
		}
	}

	/** Who changed what is selected, before the hop on which the walk stands. */
	public static final class ChangedLast extends Change {
		public ChangedLast() {
			super("why.nobody.last", (history, stop) -> history.before(Math.max(0, stop.position() - 1)));
		}
	}

	/** Who changes what is selected, after the hop on which the walk stands. */
	public static final class ChangedNext extends Change {
		public ChangedNext() {
			super("why.nobody.next", (history, stop) -> history.after(stop.position()));
		}
	}

	/** Why the interrupt that came last was not delivered, or that of the GSI that is selected. */
	public static final class NotDelivered extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
			OptionalInt gsi = selected(event).map(Subject::gsi).orElse(OptionalInt.empty());
			player(event).flatMap(WalkPlayer::stop).ifPresent(stop -> new WhyJob(page, () -> {
				Diagnosis diagnosis = Diagnosis.of(stop, new Question(gsi, OptionalInt.empty()));
				return view -> view.show(diagnosis);
			}).schedule());
			return null;
		}
	}
}
