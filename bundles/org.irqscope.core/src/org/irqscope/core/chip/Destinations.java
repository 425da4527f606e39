package org.irqscope.core.chip;

import static org.irqscope.emulator.x86.lapic.Lapic.LVT_MASKED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Lapic;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * Which vCPUs a message names, as the machine has them when this is made. The emulator decides who gets one; this is
 * for the lines of a diagram.
 */
public final class Destinations {
	private static final int BROADCAST = 0xff;
	private final Map<Vcpu, Lapic> lapics = new HashMap<>();
	private final List<Vcpu> vcpus;
	private final Map<Name, List<Vcpu>> known = new HashMap<>();

	/** How a message names its receivers. */
	private record Name(int destination, boolean logical) {
	}

	public Destinations(VirtualMachine machine) {
		vcpus = machine.getVcpus();
		for (Vcpu vcpu : vcpus)
			X86Chips.optionalLapic(vcpu).ifPresent(lapic -> lapics.put(vcpu, lapic));
	}

	public List<Vcpu> of(RedirectionEntry entry) {
		return of(new Name(entry.getDestId(), entry.getDestMode() == DestinationMode.LOGICAL));
	}

	public List<Vcpu> of(MsiRoute msi) {
		return of(new Name((int) (msi.getAddress() >> 12) & 0xff, (msi.getAddress() & 4) != 0));
	}

	private List<Vcpu> of(Name name) {
		return known.computeIfAbsent(name, this::find);
	}

	private List<Vcpu> find(Name name) {
		List<Vcpu> named = new ArrayList<>();
		for (Vcpu vcpu : vcpus) {
			if (!lapics.containsKey(vcpu))
				continue;
			Lapic lapic = lapics.get(vcpu);
			boolean meant = name.logical ? (lapic.getLdr() >>> 24 & name.destination) != 0
					: lapic.getApicId() >>> 24 == name.destination || vcpu.getVcpuId() == name.destination;
			if (meant || name.destination == BROADCAST)
				named.add(vcpu);
		}
		return named;
	}

	/** The first vCPU whose LINT0 passes the PIC's interrupts on; the kernel wakes that one. */
	public List<Vcpu> ofPic() {
		return vcpus.stream().filter(this::acceptsPic).limit(1).toList();
	}

	public boolean acceptsPic(Vcpu vcpu) {
		int lint0 = lapics.get(vcpu).getLvt0();
		return (lint0 & LVT_MASKED) == 0 && (lint0 & LapicIrq.DELIVERY_MODE) == LapicIrq.EXTINT;
	}
}
