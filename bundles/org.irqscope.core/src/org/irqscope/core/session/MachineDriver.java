package org.irqscope.core.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Driver;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.MachineSnapshot;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.RunLog;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.journal.Scheduler;
import org.irqscope.emulator.journal.Task;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.Kvm;
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
	private final Courses courses;
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
		this.courses = new Courses(walk);
		ends.forEach(end -> course().pieces.add(Pieces.GIVEN, false, end));
		course().seen = walk.size();
		course().first = course().pieces.count();
		this.start = kvm.journal().state().hash();
		course().end = start;
	}

	private Course course() {
		return courses.current();
	}

	@Override
	public Walk walk() {
		return course().walk.soFar();
	}

	@Override
	public int length() {
		return course().walk.size();
	}

	@Override
	public int position() {
		return course().walk.position();
	}

	@Override
	public void goTo(int position) {
		course().walk.goTo(position);
	}

	@Override
	public boolean complete() {
		return course().complete;
	}

	@Override
	public List<Waiting> waiting() {
		return work.of(course());
	}

	@Override
	public Optional<Waiting> next() {
		return work.next(course()).or(() -> waiting().stream().findFirst());
	}

	@Override
	public boolean proceed() {
		List<Waiting> waiting = waiting();
		if (waiting.isEmpty() || !course().begun())
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
				scheduler.pass(course().until(course().pieces.count()));
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
		Course course = course();
		boolean meanwhile = course.begun() && course.pieces.count() > course.first && otherWorkWaits(course);
		Stop.Arrival next = course.pending.remove(0);
		int before = kvm.journal().soFar().size();
		long until = next.impulse() instanceof Impulse.OfTime time ? scheduler.now() + time.nanoseconds()
				: course.until(course.pieces.count());
		OptionalLong answer = stimulation.apply(next.impulse(), course.operations());
		course.arrivals.add(new Course.Arrival(course.pieces.count(),
				new Stop.Arrival(before, next.impulse(), meanwhile, answer), until));
		done(Pieces.IMPULSE, false);
	}

	/** What comes now comes meanwhile, unless everything else has been done. */
	private boolean otherWorkWaits(Course course) {
		return !scheduler.waiting().isEmpty() || scheduler.now() < course.until(course.pieces.count());
	}

	private void done(int piece, boolean chosen) {
		course().pieces.add(piece, chosen, kvm.journal().soFar().size());
	}

	/** Recording ends whatever happens, and a piece that fails leaves nothing behind. */
	private void record(Runnable piece) {
		Course course = course();
		int before = course.walk.size();
		boolean done = false;
		kvm.journal().resume(course.walk);
		try {
			piece.run();
			done = true;
		} finally {
			course.walk = kvm.journal().stop();
			if (!done)
				cut(before);
		}
		course.complete = waiting().isEmpty();
		course.end = kvm.journal().state().hash();
	}

	private void cut(int boundary) {
		goTo(boundary);
		course().cut();
		course().complete = !course().begun() || waiting().isEmpty();
		course().end = kvm.journal().state().hash();
	}

	@Override
	public int pieces() {
		return course().pieces.count();
	}

	@Override
	public void trim(int pieces) {
		if (pieces < course().pieces.count())
			cut(course().pieces.start(pieces));
	}

	@Override
	public void leave() {
		courses.leave();
		cut(position());
	}

	@Override
	public RunLog log() {
		return new RunLog(start, courses.all().stream().map(course -> new RunLog.OfBranch(course.branch(),
				course.decisions(work::name), course.end)).toList(), course().number, position());
	}

	@Override
	public void check(Impulse impulse) throws RunException {
		Optional<String> refusal = stimulation.refusal(impulse);
		if (refusal.isPresent())
			throw new RunException(refusal.get());
	}

	@Override
	public void add(Impulse impulse) {
		course().pending
				.add(new Stop.Arrival(length(), impulse, !course().complete, OptionalLong.empty()));
		course().complete = false;
	}

	@Override
	public List<Stop.Arrival> arrivals() {
		return course().said();
	}

	@Override
	public int boundary(int position) {
		return course().pieces.boundary(position);
	}

	@Override
	public void seen(int position) {
		course().seen = Math.max(course().seen, position);
	}

	@Override
	public void fork(int boundary) {
		goTo(boundary);
		if (boundary == length())
			return;
		if (course().seen > boundary)
			courses.leave();
		cut(boundary);
	}

	@Override
	public Branch branch() {
		return course().branch();
	}

	@Override
	public List<Branch> branches() {
		return courses.branches();
	}

	@Override
	public void switchTo(int branch) throws RunException {
		courses.switchTo(branch);
	}

	@Override
	public void rename(int branch, String name) throws RunException {
		courses.rename(branch, name);
	}

	@Override
	public void drop(int branch) throws RunException {
		courses.drop(branch);
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
