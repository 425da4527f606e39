package org.irqscope.kvm.kernel;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/**
 * A machine of a prepared kernel's KVM. Used by one thread at a time; after {@link #close} every operation throws
 * {@link IllegalStateException}.
 */
public final class KernelVm extends AskedVm implements X86Vm {
	private final boolean split;
	private final ToldChips states;
	private final List<Integer> ioapicEoiExits = new ArrayList<>();

	KernelVm(BootedKernel kernel, KernelEvents events, int vcpus, boolean split) {
		super(kernel, events, vcpus);
		this.split = split;
		this.states = new ToldChips(vcpus);
		create(split);
	}

	@Override
	void keep(AgentAnswer answer) {
		states.update(answer);
		answer.of('x').forEach(vector -> ioapicEoiExits.add(Integer.parseInt(vector)));
	}

	@Override
	public boolean split() {
		return split;
	}

	@Override
	public int write32(int vcpu, long address, int value) {
		return (int) ask("write32", vcpu, address, Integer.toUnsignedLong(value));
	}

	@Override
	public long read32(int vcpu, long address) {
		return ask("read32", vcpu, address);
	}

	@Override
	public int out(int vcpu, int port, int value) {
		return (int) ask("out", vcpu, port, value);
	}

	@Override
	public int in(int vcpu, int port) {
		return (int) ask("in", vcpu, port);
	}

	@Override
	public int wrmsr(int vcpu, int msr, long value) {
		return (int) ask("wrmsr", vcpu, Integer.toUnsignedLong(msr), value);
	}

	@Override
	public long rdmsr(int vcpu, int msr) {
		return ask("rdmsr", vcpu, Integer.toUnsignedLong(msr));
	}

	@Override
	public int take(int vcpu) {
		return (int) ask("take", vcpu);
	}

	@Override
	public int createPit2(int flags) {
		return (int) ask("pit", flags);
	}

	@Override
	public KpicState pic(int chip) {
		return states.pic(chip);
	}

	@Override
	public IoapicState ioapic() {
		return states.ioapic();
	}

	@Override
	public LapicState lapic(int vcpu) {
		return states.lapic(vcpu);
	}

	@Override
	public int setLapic(int vcpu, LapicState state) {
		return (int) ask("lapic " + vcpu + states.changes(vcpu, state));
	}

	@Override
	public List<Integer> ioapicEoiExits() {
		List<Integer> drained = List.copyOf(ioapicEoiExits);
		ioapicEoiExits.clear();
		return drained;
	}
}
