package org.irqscope.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Driver;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.MachineSnapshot;
import org.irqscope.core.run.RunException;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.journal.Task;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.x86.X86Kvm;

/**
 * Drives a machine of the emulator piece by piece: what comes from outside, then the task that waits longest, then
 * time. Used by the thread of its run only.
 */
final class MachineDriver implements Driver {
	/** An impulse with the number of hops before it, and the time until which timers may fire from then on. */
	private record Arrival(int position, Impulse impulse, long until) {
	}

	/** The pieces of a turn after its first: the last one may have no hop, and nobody is to stand before it. */
	private static final int REST_OF_TURN = 3;

	private final X86Kvm kvm;
	private final Stimulation stimulation;
	private final Boundaries boundaries = new Boundaries();
	private final List<Arrival> arrivals = new ArrayList<>();
	/** How many of the arrivals have been applied. */
	private int applied;
	private RecordedWalk walk;
	private boolean complete = true;
	/** True when what came last came while other work was waiting. */
	private boolean meanwhile;

	/**
	 * A driver.
	 *
	 * @param walk what has been recorded of the machine already; the machine stands at its end
	 * @param ends where in it the machine could be interrupted
	 */
	MachineDriver(X86Kvm kvm, Stimulation stimulation, RecordedWalk walk, List<Integer> ends) {
		this.kvm = kvm;
		this.stimulation = stimulation;
		this.walk = walk;
		boundaries.add(0);
		ends.forEach(boundaries::add);
		boundaries.add(walk.size());
	}

	@Override
	public Walk walk() {
		return walk.soFar();
	}

	@Override
	public int position() {
		return walk.position();
	}

	@Override
	public void goTo(int position) {
		walk.goTo(position);
	}

	@Override
	public boolean complete() {
		return complete;
	}

	@Override
	public boolean proceed() {
		Optional<Runnable> piece = next();
		piece.ifPresent(this::record);
		for (int more = 0; more < REST_OF_TURN
				&& kvm.scheduler().next(any -> true).filter(Task::goesOn).isPresent(); more++)
			record(next().orElseThrow());
		complete = next().isEmpty();
		return piece.isPresent();
	}

	/** Recording ends whatever happens, and a piece that fails leaves nothing behind. */
	private void record(Runnable piece) {
		int before = walk.size();
		boolean done = false;
		kvm.journal().resume(walk);
		try {
			piece.run();
			done = true;
		} finally {
			walk = kvm.journal().stop();
			if (!done)
				forget(before);
		}
		boundaries.add(walk.size());
	}

	private Optional<Runnable> next() {
		if (arrivals.isEmpty())
			return Optional.empty();
		if (applied < arrivals.size())
			return Optional.of(() -> stimulation.apply(arrivals.get(applied++).impulse()));
		Optional<Task> task = task();
		if (task.isPresent())
			return task.map(waiting -> waiting::run);
		long until = until();
		return kvm.scheduler().now() < until ? Optional.of(() -> kvm.scheduler().pass(until)) : Optional.empty();
	}

	/** What came meanwhile reaches the chips before the guest goes on, else it would not have come meanwhile. */
	private Optional<Task> task() {
		Optional<Task> worker = meanwhile ? kvm.scheduler().next(MachineDriver::isWorker) : Optional.empty();
		return worker.or(() -> kvm.scheduler().next(any -> true));
	}

	private static boolean isWorker(Task task) {
		return task.context().kind() == Context.Kind.KWORKER;
	}

	private long until() {
		return arrivals.get(arrivals.size() - 1).until();
	}

	@Override
	public void check(Impulse impulse) throws RunException {
		if (!stimulation.knows(impulse))
			throw new RunException(Texts.of("impulse.unknown", impulse.title()));
	}

	@Override
	public void add(Impulse impulse) {
		long until = impulse instanceof Impulse.OfTime time ? kvm.scheduler().now() + time.nanoseconds()
				: arrivals.isEmpty() ? 0 : until();
		arrivals.add(new Arrival(walk.size(), impulse, until));
		meanwhile = !complete;
		complete = false;
	}

	@Override
	public int boundary(int position) {
		return boundaries.next(position);
	}

	@Override
	public void cut(int boundary) {
		forget(boundary);
		arrivals.removeIf(arrival -> arrival.position() >= boundary);
		applied = arrivals.size();
		complete = arrivals.isEmpty() || next().isEmpty();
		stimulation.restore(arrivals.stream().map(Arrival::impulse).toList());
	}

	private void forget(int boundary) {
		walk.goTo(boundary);
		walk = walk.branchBetweenTasks();
		boundaries.cut(boundary);
	}

	@Override
	public Optional<MachineSnapshot> snapshot() {
		return Optional.of(MachineSnapshot.of(kvm));
	}
}
