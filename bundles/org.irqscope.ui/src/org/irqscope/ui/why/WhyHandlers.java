package org.irqscope.ui.why;

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
import org.irqscope.core.diagnosis.Question;
import org.irqscope.core.history.ChangeOfSubject;
import org.irqscope.core.history.History;
import org.irqscope.core.history.Subject;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.core.picture.Places;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Texts;
import org.irqscope.ui.walk.WalkSource;

/**
 * The commands that ask who changed what is selected, and why an interrupt was not delivered. Used by the UI thread.
 */
public final class WhyHandlers {
	private WhyHandlers() {
	}

	private static <T> Optional<T> selected(ExecutionEvent event, Class<T> type) {
		ISelection selection = HandlerUtil.getCurrentSelection(event);
		return selection instanceof IStructuredSelection some
				? Optional.ofNullable(Adapters.adapt(some.getFirstElement(), type)) : Optional.empty();
	}

	private static Optional<WalkPlayer> player(ExecutionEvent event) throws ExecutionException {
		return WalkSource.of(HandlerUtil.getActiveWorkbenchWindowChecked(event)).player();
	}

	/** Lists all changes of something in the walk that is shown. */
	public static void history(IWorkbenchPage page, Subject subject) {
		WhyJob.show(page, view -> view.ask(new Asked.Changes(subject)));
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
			Optional<Subject> subject = selected(event, Subject.class);
			Optional<WalkPlayer> player = player(event);
			Optional<Stop> stop = player.flatMap(WalkPlayer::stop);
			if (stop.filter(Stop::isRecordingAlone).isPresent())
				WhyJob.show(page, view -> view.say(Texts.of("why.recorded")));
			else if (subject.isEmpty() || stop.isEmpty())
				WhyJob.show(page, view -> view.say(Texts.of("why.select")));
			else
				new WhyJob(page, () -> answer(subject.get(), stop.get(), player.get())).schedule();
			return null;
		}

		private WhyJob.Showing answer(Subject subject, Stop stop, WalkPlayer player) {
			Optional<ChangeOfSubject> found = search.apply(new History(stop.walk(), subject), stop);
			if (found.isEmpty())
				return view -> view.say(Texts.of(nobody, Asked.title(subject)));
			return view -> {
				view.ask(new Asked.Changes(subject));
				player.goTo(found.get().hop().number() + 1);
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

	/** Why the interrupt that came last was not delivered, or that of the GSI or the vector that is selected. */
	public static final class NotDelivered extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
			boolean begun = player(event).flatMap(WalkPlayer::stop).isPresent();
			Question question = question(event);
			WhyJob.show(page, begun ? view -> view.ask(new Asked.Delivery(question))
					: view -> view.say(Texts.of("why.begin")));
			return null;
		}

		private static Question question(ExecutionEvent event) {
			OptionalInt gsi = selected(event, Subject.class).map(Subject::gsi).orElse(OptionalInt.empty());
			Optional<Integer> vector = selected(event, PicturePlace.class)
					.flatMap(place -> Places.vector(place.node()));
			return gsi.isPresent() ? Question.ofGsi(gsi.getAsInt())
					: vector.map(Question::ofVector).orElse(Question.LAST);
		}
	}
}
