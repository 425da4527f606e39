package org.irqscope.bench;

import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Line pulses while the journal notes every hop, with what undoes it and its tracepoints. */
@State(Scope.Thread)
public class RecordingBenchmark {
	private static final int PULSES = 1000;
	/** For each of the two levels kvm_set_irq, kvm_ioapic_set_irq and kvm_pic_set_irq, and one kvm_apic_accept_irq. */
	private static final int EVENTS_OF_PULSE = 7;
	private X86Kvm kvm;
	private X86VmIoctls ioctls;

	/** Counts hops beside the walks that JMH counts. */
	@State(Scope.Thread)
	@AuxCounters
	public static class Counters {
		public long hops;
	}

	/** A walk that holds less than it must would be recorded faster than it may. */
	@Setup
	public void create() {
		kvm = ((EmulatedX86Vm) new Machine(EmulatedX86Vm.backend(Host.DEFAULT)).vm()).kvm();
		ioctls = new X86VmIoctls(kvm);
		RecordedWalk walk = record();
		if (walk.events().size() != PULSES * EVENTS_OF_PULSE)
			throw new IllegalStateException(walk.events().size() + " tracepoints in the walk");
		if (!isUndone(walk))
			throw new IllegalStateException("the walk does not lead back to where the line was high");
	}

	/** Whether the line is high on the way back to the walk's start. */
	private boolean isUndone(RecordedWalk walk) {
		boolean high = false;
		for (int position = walk.size(); position >= 0; position--) {
			walk.goTo(position);
			high |= (kvm.ioapic().lines() >> Machine.GSI & 1) != 0;
		}
		return high;
	}

	@Benchmark
	public RecordedWalk walk(Counters counters) {
		RecordedWalk walk = record();
		counters.hops += walk.size();
		return walk;
	}

	private RecordedWalk record() {
		kvm.journal().start();
		for (int pulse = 0; pulse < PULSES; pulse++) {
			ioctls.irqLine(Machine.GSI, 1);
			ioctls.irqLine(Machine.GSI, 0);
		}
		return kvm.journal().stop();
	}
}
