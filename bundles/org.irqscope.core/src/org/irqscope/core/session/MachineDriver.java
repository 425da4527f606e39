package org.irqscope.core.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Driver;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.RunLog;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.schedule.Scheduler;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.Snapshot;

/**
 * Drives a machine of the emulator piece by piece: what comes from outside, then the task that waits longest, then
 * time, unless another order is chosen. Used by the thread of its run only.
 */
final class MachineDriver implements Driver {
	private final Kvm kvm;
	private final Scheduler scheduler;
	private final Stimulation stimulation;
	private final WaitingWork work;
	private final RecordedBranches branches;
	/** A hash of the state in which the machine began. */
	private final long start;

	/**
	 * A driver.
	 *
	 * @param walk what has been recorded of the machine already; the machine stands at its end
	 * @param ends where in it the machine could be interrupted
	 */
	MachineDriver(Kvm kvm, Stimulation stimulation, RecordedWalk walk, List<Integer> ends) {
		this.kvm = kvm;
		this.scheduler = kvm.scheduler();
		this.stimulation = stimulation;
		this.work = new WaitingWork(scheduler);
		this.branches = new RecordedBranches(walk);
		ends.forEach(end -> current().pieces.add(Pieces.GIVEN, false, end));
		current().seen = walk.size();
		current().first = current().pieces.count();
		this.start = kvm.journal().state().hash();
		current().end = start;
	}

	private RecordedBranch current() {
		return branches.current();
	}

	@Override
	public Walk walk() {
		return current().walk.soFar();
	}

	@Override
	public int length() {
		return current().walk.size();
	}

	@Override
	public int position() {
		return current().walk.position();
	}

	@Override
	public void goTo(int position) {
		current().walk.goTo(position);
	}

	@Override
	public boolean complete() {
		return current().complete;
	}

	@Override
	public List<Waiting> waiting() {
		return work.of(current());
	}

	@Override
	public Optional<Waiting> next() {
		return work.next(current()).or(() -> waiting().stream().findFirst());
	}

	@Override
	public boolean proceed() {
		List<Waiting> waiting = waiting();
		if (waiting.isEmpty() || !current().begun())
			return false;
		proceed(waiting.get(0), false);
		return true;
	}

	@Override
	public void proceed(Waiting chosen) throws RunException {
		List<Waiting> waiting = waiting();
		if (!waiting.contains(chosen))
			throw new RunException(Texts.of("run.not.waiting", chosen.title()));
		proceed(chosen, !chosen.equals(waiting.get(0)));
	}

	private void proceed(Waiting next, boolean chosen) {
		record(() -> {
			switch (next.kind()) {
			case TASK -> run(scheduler.task(next.task()), chosen);
			case TIME -> {
				scheduler.pass(current().until(current().pieces.count()));
				done(Pieces.TIME, chosen);
			}
			default -> apply();
			}
		});
	}

	/** A task, with what may turn out to be nothing when it has run: nobody is to stand before that. */
	private void run(Task task, boolean chosen) {
		task.run();
		done(task.number(), chosen);
		while (task.goesOn() && task.queued() && task.mayDoNothing()) {
			int before = kvm.journal().soFar().size();
			task.run();
			if (kvm.journal().soFar().size() > before)
				done(task.number(), false);
		}
	}

	private void apply() {
		RecordedBranch branch = current();
		boolean meanwhile = branch.begun() && branch.pieces.count() > branch.first && otherWorkWaits(branch);
		Stop.Arrival next = branch.pending.remove(0);
		int before = kvm.journal().soFar().size();
		long until = next.impulse() instanceof Impulse.OfTime time ? scheduler.now() + time.nanoseconds()
				: branch.until(branch.pieces.count());
		OptionalLong answer = stimulation.apply(next.impulse(), branch.operations());
		branch.arrivals.add(new RecordedBranch.Arrival(branch.pieces.count(),
				new Stop.Arrival(before, next.impulse(), meanwhile, answer), until));
		done(Pieces.IMPULSE, false);
	}

	/** What comes now comes meanwhile, unless everything else has been done. */
	private boolean otherWorkWaits(RecordedBranch branch) {
		return !scheduler.waiting().isEmpty() || scheduler.now() < branch.until(branch.pieces.count());
	}

	private void done(int piece, boolean chosen) {
		current().pieces.add(piece, chosen, kvm.journal().soFar().size());
	}

	/** Recording ends whatever happens, and a piece that fails leaves nothing behind. */
	private void record(Runnable piece) {
		RecordedBranch branch = current();
		int before = branch.walk.size();
		boolean done = false;
		kvm.journal().resume(branch.walk);
		try {
			piece.run();
			done = true;
		} finally {
			branch.walk = kvm.journal().stop();
			if (!done)
				cut(before);
		}
		branch.complete = waiting().isEmpty();
		branch.end = kvm.journal().state().hash();
	}

	private void cut(int boundary) {
		goTo(boundary);
		current().cut();
		current().complete = !current().begun() || waiting().isEmpty();
		current().end = kvm.journal().state().hash();
	}

	@Override
	public int pieces() {
		return current().pieces.count();
	}

	@Override
	public void trim(int pieces) {
		if (pieces < current().pieces.count())
			cut(current().pieces.start(pieces));
	}

	@Override
	public void leave() {
		branches.leave();
		cut(position());
	}

	@Override
	public RunLog log() {
		return new RunLog(start, branches.all().stream().map(branch -> new RunLog.OfBranch(branch.branch(),
				branch.decisions(work::name), branch.end)).toList(), current().number, position());
	}

	@Override
	public void check(Impulse impulse) throws RunException {
		Optional<String> refusal = stimulation.refusal(impulse);
		if (refusal.isPresent())
			throw new RunException(refusal.get());
	}

	@Override
	public void add(Impulse impulse) {
		current().pending
				.add(new Stop.Arrival(length(), impulse, !current().complete, OptionalLong.empty()));
		current().complete = false;
	}

	@Override
	public List<Stop.Arrival> arrivals() {
		return current().said();
	}

	@Override
	public int boundary(int position) {
		return current().pieces.boundary(position);
	}

	@Override
	public void seen(int position) {
		current().seen = Math.max(current().seen, position);
	}

	@Override
	public void fork(int boundary) {
		goTo(boundary);
		if (boundary == length())
			return;
		if (current().seen > boundary)
			branches.leave();
		cut(boundary);
	}

	@Override
	public Branch branch() {
		return current().branch();
	}

	@Override
	public List<Branch> branches() {
		return branches.branches();
	}

	@Override
	public void switchTo(int branch) throws RunException {
		branches.switchTo(branch);
	}

	@Override
	public void rename(int branch, String name) throws RunException {
		branches.rename(branch, name);
	}

	@Override
	public void drop(int branch) throws RunException {
		branches.drop(branch);
	}

	@Override
	public Optional<MachineSnapshot> snapshot() {
		return Optional.of(MachineSnapshot.of(kvm, stimulation.pci()));
	}

	@Override
	public Optional<Snapshot> state() {
		return Optional.of(kvm.journal().state().snapshot());
	}
}
