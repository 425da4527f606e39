package org.irqscope.core.picture;

import java.util.List;

import org.irqscope.model.DestinationMode;
import org.irqscope.model.Lapic;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Which vCPUs a message names. The emulator decides who gets one; this is for the lines of a picture. */
final class Destinations {
	private static final int BROADCAST = 0xff, LVT_MASKED = 0x10000, EXTINT = 7;

	private Destinations() {
	}

	static List<Vcpu> of(VirtualMachine machine, RedirectionEntry entry) {
		return of(machine, entry.getDestId(), entry.getDestMode() == DestinationMode.LOGICAL);
	}

	static List<Vcpu> of(VirtualMachine machine, MsiRoute msi) {
		return of(machine, (int) (msi.getAddress() >> 12) & 0xff, (msi.getAddress() & 4) != 0);
	}

	private static List<Vcpu> of(VirtualMachine machine, int destination, boolean logical) {
		return machine.getVcpus().stream().filter(vcpu -> destination == BROADCAST
				|| (logical ? (X86Chips.lapic(vcpu).getLdr() >>> 24 & destination) != 0
						: X86Chips.lapic(vcpu).getApicId() >>> 24 == destination || vcpu.getVcpuId() == destination))
				.toList();
	}

	/** The first vCPU whose LINT0 passes the PIC's interrupts on; the kernel wakes that one. */
	static List<Vcpu> ofPic(VirtualMachine machine) {
		return machine.getVcpus().stream().filter(vcpu -> acceptsPic(X86Chips.lapic(vcpu))).limit(1).toList();
	}

	static boolean acceptsPic(Lapic lapic) {
		return (lapic.getLvt0() & LVT_MASKED) == 0 && (lapic.getLvt0() >> 8 & 7) == EXTINT;
	}
}
