package org.irqscope.emulator.script.x86;

import java.util.List;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.Vm;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/** A machine with the chips of a PC that operations drive: the emulator's or the host's. */
public interface X86Vm extends Vm {
	/** True when PIC and IOAPIC are in user space. */
	boolean split();

	/** OUT of a byte by a vCPU's guest: 0 or {@link #GUEST_FAULT}. */
	int out(int vcpu, int port, int value);

	/** IN of a byte. */
	int in(int vcpu, int port);

	int wrmsr(int vcpu, int msr, long value);

	/** RDMSR: the low 32 bits, or {@link #GUEST_FAULT}. */
	long rdmsr(int vcpu, int msr);

	/** The guest opens interrupts once: the vector taken, or -1. */
	int take(int vcpu);

	/** {@code KVM_CREATE_PIT2}: the machine has no timer chip before. */
	int createPit2(int flags);

	KpicState pic(int chip);

	IoapicState ioapic();

	LapicState lapic(int vcpu);

	int setLapic(int vcpu, LapicState state);

	/** Makes or uses a PCI function of a VMM, which the kernel itself does not have. */
	default long pci(Op op) {
		return -Errno.EOPNOTSUPP;
	}

	/** The vectors of {@code KVM_EXIT_IOAPIC_EOI} since the last call. */
	List<Integer> ioapicEoiExits();
}
