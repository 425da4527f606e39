package org.irqscope.bench;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The state of a machine is copied and hashed, each time after a line has changed. */
@State(Scope.Thread)
public class StateBenchmark {
	@Param({ "2", "8" })
	public int vcpus;
	private X86Kvm kvm;
	private X86VmIoctls ioctls;
	private int level;

	@Setup
	public void create() {
		kvm = ((EmulatedX86Vm) EmulatedX86Vm.backend(Host.DEFAULT).create(vcpus, false)).kvm();
		ioctls = new X86VmIoctls(kvm);
	}

	private void change() {
		level ^= 1;
		ioctls.irqLine(Machine.GSI, level);
	}

	@Benchmark
	public Snapshot copy() {
		change();
		return kvm.journal().state().snapshot();
	}

	@Benchmark
	public long hash() {
		change();
		return kvm.journal().state().hash();
	}
}
