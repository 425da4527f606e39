package org.irqscope.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Waiting;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.schedule.Scheduler;
import org.irqscope.emulator.schedule.Task;

/** The work that waits where a machine stands, as its user is told of it. Used by the thread of a run only. */
final class WaitingWork {
	/** Of a device with several queues each has work of its own, {@code kick1}. */
	private static final Pattern NUMBER = Pattern.compile("\\d+$");

	private static final String OUTSIDE = "outside", TIME = "time";

	private final Scheduler scheduler;

	WaitingWork(Scheduler scheduler) {
		this.scheduler = scheduler;
	}

	/**
	 * What can go on where a branch stands, in an order that says nothing of what was recorded after that: what comes
	 * from outside and work that is under way, then tasks, the one that has waited longest first, then time.
	 */
	List<Waiting> of(RecordedBranch branch) {
		int piece = branch.pieces.after(branch.walk.position());
		Optional<Waiting> next = next(branch);
		boolean underWay = next.filter(one -> one.kind() == Waiting.Kind.UNDER_WAY).isPresent();
		List<Waiting> all = new ArrayList<>();
		tasks(branch.meanwhile(piece)).stream().filter(this::mayRun).map(WaitingWork::task)
				.filter(task -> !underWay || task.task() != next.get().task()).forEach(all::add);
		time(branch.until(underWay ? piece + 1 : piece)).ifPresent(all::add);
		next.filter(one -> !all.contains(one)).ifPresent(one -> all.add(0, one));
		return all;
	}

	/** What goes on unless another is chosen, where that is not the first one of those that wait. */
	Optional<Waiting> next(RecordedBranch branch) {
		int position = branch.walk.position(), piece = branch.pieces.after(position);
		if (piece < branch.pieces.count())
			return Optional.of(recorded(branch, piece, !branch.pieces.isBoundary(position)));
		return branch.pending.stream().findFirst().map(arrival -> impulse(arrival.impulse()));
	}

	/** A thread that is in the middle of a turn goes on with that first. */
	private boolean mayRun(Task task) {
		return task.goesOn() || scheduler.waiting().stream().noneMatch(other -> other.goesOn()
				&& other.context().equals(task.context()) && other.index() == task.index());
	}

	/** The waiting tasks in their default order. */
	List<Task> tasks(boolean meanwhile) {
		List<Task> tasks = scheduler.waiting();
		// What came meanwhile reaches the chips before the guest goes on, else it would not have come meanwhile.
		Optional<Task> worker = tasks.stream()
				.filter(task -> meanwhile && task.context().kind() == ContextKind.KWORKER).findFirst();
		worker.ifPresent(first -> {
			tasks.remove(first);
			tasks.add(0, first);
		});
		return tasks;
	}

	private Waiting recorded(RecordedBranch branch, int piece, boolean underWay) {
		int work = branch.pieces.work(piece);
		Waiting next = switch (work) {
		case Pieces.IMPULSE -> impulse(branch.impulse(piece));
		case Pieces.TIME -> time(branch.until(piece)).orElseGet(() -> passing(Context.VMM, "waiting.time"));
		case Pieces.GIVEN -> given(branch.walk.hop(branch.pieces.start(piece)).context());
		default -> task(scheduler.task(work));
		};
		return underWay ? new Waiting(next.context(), Waiting.Kind.UNDER_WAY, next.task(), next.name(),
				Texts.of("waiting.under.way", next.title()), Optional.empty()) : next;
	}

	private static Waiting given(Context context) {
		return new Waiting(context, Waiting.Kind.IMPULSE, Waiting.NO_TASK, OUTSIDE, context.label(),
				Optional.empty());
	}

	private static Waiting impulse(Impulse impulse) {
		Context context = impulse instanceof Impulse.OfDevice device ? Context.device(device.device()) : Context.VMM;
		return new Waiting(context, Waiting.Kind.IMPULSE, Waiting.NO_TASK, OUTSIDE, impulse.title(),
				Optional.empty());
	}

	private static Waiting task(Task task) {
		return new Waiting(task.context(), Waiting.Kind.TASK, task.number(), name(task),
				Texts.of("waiting." + NUMBER.matcher(task.name()).replaceAll(""), task.index(), number(task)),
				task.start());
	}

	private static String name(Task task) {
		return task.context().label() + " " + task.name() + " " + task.index();
	}

	/** The name of a piece of work that has been chosen. */
	String name(int work) {
		return work == Pieces.TIME ? TIME : name(scheduler.task(work));
	}

	private Optional<Waiting> time(long until) {
		if (scheduler.now() >= until)
			return Optional.empty();
		return Optional.of(scheduler.firesUntil(until) ? passing(Context.HARD_IRQ, "waiting.timer")
				: passing(Context.VMM, "waiting.time"));
	}

	private static Waiting passing(Context context, String key) {
		return new Waiting(context, Waiting.Kind.TIME, Waiting.NO_TASK, TIME, Texts.of(key), Optional.empty());
	}

	private static String number(Task task) {
		Matcher number = NUMBER.matcher(task.name());
		return number.find() ? number.group() : "";
	}
}
