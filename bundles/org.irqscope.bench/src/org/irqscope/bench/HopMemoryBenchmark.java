package org.irqscope.bench;

import java.lang.management.ManagementFactory;

import org.irqscope.bench.report.Scores;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What the memory holds of a recorded hop, for as long as the walk is kept. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
public class HopMemoryBenchmark {
	private static final int PULSES = 100_000;

	/** Tells bytes beside the time that JMH takes. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Counters {
		public double bytesOfHop;
	}

	@Benchmark
	public RecordedWalk walk(Counters counters) {
		X86Kvm kvm = ((EmulatedX86Vm) new Machine(EmulatedX86Vm.backend(Host.DEFAULT)).vm()).kvm();
		X86VmIoctls ioctls = new X86VmIoctls(kvm);
		long before = used();
		kvm.journal().start();
		for (int pulse = 0; pulse < PULSES; pulse++) {
			ioctls.irqLine(Machine.GSI, 1);
			ioctls.irqLine(Machine.GSI, 0);
		}
		RecordedWalk walk = kvm.journal().stop();
		// JMH adds up what the iterations of a fork count.
		counters.bytesOfHop = (double) (used() - before) / walk.size() / Scores.ITERATIONS;
		return walk;
	}

	/** What can be reached; collecting once leaves what the first collection only found. */
	private static long used() {
		System.gc();
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}
}
