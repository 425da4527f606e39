package org.irqscope.bench;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Interrupts of the emulator while nothing records. */
@State(Scope.Thread)
public class EmulatorBenchmark {
	private X86VmIoctls ioctls;

	@Setup
	public void create() {
		ioctls = new X86VmIoctls(((EmulatedX86Vm) new Machine(EmulatedX86Vm.backend(Host.DEFAULT)).vm()).kvm());
	}

	@Benchmark
	public int linePulse() {
		return ioctls.irqLine(Machine.GSI, 1) | ioctls.irqLine(Machine.GSI, 0);
	}

	@Benchmark
	public int msi() {
		return ioctls.signalMsi(Machine.MSI_ADDRESS, Machine.MSI_DATA);
	}
}
