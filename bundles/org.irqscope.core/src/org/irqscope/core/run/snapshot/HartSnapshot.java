package org.irqscope.core.run.snapshot;

import java.util.List;

import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;

/**
 * One hart of a {@link MachineSnapshot}. Immutable, for any thread.
 *
 * @param pending what was posted, by the bits of HVIP
 * @param mask what was posted or taken back since the last entry
 * @param hvip the register as the hart has it
 * @param sie the guest's register of what it wants to hear of
 * @param open whether the guest takes interrupts: {@code sstatus.SIE}
 * @param waiting true while the thread sleeps in a WFI
 * @param handled the identity or source whose handler runs, or -1
 */
public record HartSnapshot(boolean inGuest, int requests, long pending, long mask, long hvip, long sie, boolean open,
		boolean waiting, boolean stopped, int handled) {

	/** Those of a machine; none where it is not of RISC-V. */
	static List<HartSnapshot> all(Kvm kvm) {
		return kvm instanceof RiscvKvm riscv ? riscv.vcpus().stream().map(HartSnapshot::of).toList() : List.of();
	}

	private static HartSnapshot of(RiscvVcpu vcpu) {
		return new HartSnapshot(vcpu.inGuest(), vcpu.requestBits(), vcpu.interrupts.pending(), vcpu.interrupts.mask(),
				vcpu.interrupts.hvip(), vcpu.interrupts.vsie(), vcpu.registers.sie.isSet(), vcpu.run.blocked(),
				vcpu.stopped(), vcpu.guest.handlers.handled());
	}
}
