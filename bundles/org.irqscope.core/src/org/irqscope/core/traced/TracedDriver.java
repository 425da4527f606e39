package org.irqscope.core.traced;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Branch;
import org.irqscope.core.run.Driver;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.RunLog;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Snapshot;

/**
 * Steps both ways through what was recorded, with no machine behind it: nothing can come to it, and it goes no other
 * way. Used by the thread of its run only.
 */
public final class TracedDriver implements Driver {
	private static final int ONLY = 0;
	private final Walk walk;
	private final String name;
	private int position;

	/** @param name what the recording is called, for people */
	public TracedDriver(Walk walk, String name) {
		this.walk = walk;
		this.name = name;
	}

	@Override
	public Optional<String> refusal() {
		return Optional.of(Texts.of("traced.read.only", name));
	}

	private RunException refused() {
		return new RunException(refusal().orElseThrow());
	}

	@Override
	public Walk walk() {
		return walk;
	}

	@Override
	public int length() {
		return walk.size();
	}

	@Override
	public int position() {
		return position;
	}

	@Override
	public void goTo(int target) {
		position = target;
	}

	@Override
	public Optional<Snapshot> state() {
		return Optional.empty();
	}

	@Override
	public Optional<MachineSnapshot> snapshot() {
		return Optional.empty();
	}

	/** Only the next hop can follow. */
	@Override
	public List<Waiting> waiting() {
		if (position == walk.size())
			return List.of();
		Hop next = walk.hop(position);
		String label = next.context().label();
		return List.of(new Waiting(next.context(), Waiting.Kind.TASK, Waiting.NO_TASK, label,
				Texts.of("traced.next", label, next.site().functionName()), Optional.of(next.site())));
	}

	@Override
	public boolean proceed() {
		return false;
	}

	@Override
	public void proceed(Waiting chosen) throws RunException {
		throw refused();
	}

	@Override
	public boolean complete() {
		return true;
	}

	@Override
	public void check(Impulse impulse) throws RunException {
		throw refused();
	}

	@Override
	public void add(Impulse impulse) {
		throw new IllegalStateException(impulse.title());
	}

	@Override
	public int boundary(int from) {
		return from;
	}

	@Override
	public List<Stop.Arrival> arrivals() {
		return List.of();
	}

	@Override
	public void seen(int reached) {
		// Nothing is ever forgotten.
	}

	@Override
	public void fork(int boundary) {
		throw new IllegalStateException(name);
	}

	@Override
	public void leave() {
		throw new IllegalStateException(name);
	}

	@Override
	public int pieces() {
		return walk.size();
	}

	@Override
	public void trim(int pieces) {
		throw new IllegalStateException(name);
	}

	@Override
	public RunLog log() {
		return new RunLog(0, List.of(new RunLog.OfBranch(branch(), List.of(), 0)), ONLY, position);
	}

	@Override
	public Branch branch() {
		return new Branch(ONLY, name, OptionalInt.empty(), 0, walk);
	}

	@Override
	public List<Branch> branches() {
		return List.of(branch());
	}

	@Override
	public void switchTo(int branch) throws RunException {
		if (branch != ONLY)
			throw refused();
	}

	@Override
	public void rename(int branch, String renamed) throws RunException {
		throw refused();
	}

	@Override
	public void drop(int branch) throws RunException {
		throw refused();
	}
}
