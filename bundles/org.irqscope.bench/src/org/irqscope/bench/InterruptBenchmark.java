package org.irqscope.bench;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A whole interrupt while nothing records: the line rises and falls, the guest takes the vector and ends it. */
@State(Scope.Thread)
public class InterruptBenchmark {
	private static final int VECTOR = 0x31;
	private static final long EOI = 0xfee000b0L;
	private X86VmIoctls ioctls;
	private GuestCpu guest;

	@Setup
	public void create() {
		X86Kvm kvm = ((EmulatedX86Vm) new Machine(EmulatedX86Vm.backend(Host.DEFAULT)).vm()).kvm();
		ioctls = new X86VmIoctls(kvm);
		guest = kvm.vcpus().get(0).guest();
		for (int vector = guest.take(); vector >= 0; vector = guest.take())
			guest.write(EOI, 0, 4);
		if (interrupt() != VECTOR)
			throw new IllegalStateException("the guest does not take the vector of the line");
	}

	@Benchmark
	public int interrupt() {
		ioctls.irqLine(Machine.GSI, 1);
		ioctls.irqLine(Machine.GSI, 0);
		int vector = guest.take();
		guest.write(EOI, 0, 4);
		return vector;
	}
}
