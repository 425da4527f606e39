package org.irqscope.core.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.run.MachineSnapshot.Chips;
import org.irqscope.core.run.Outcome.Finding;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmWhy;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.ioapic.IoapicWhy;
import org.irqscope.emulator.x86.lapic.LapicWhy;
import org.irqscope.emulator.x86.pic.PicWhy;

/** What stood in the way of an interrupt, out of the reasons of the hops. */
final class Obstacles {
	private static final int PIC_INPUTS = 8;
	private final Set<Integer> maskedInIoapic = new LinkedHashSet<>();
	private final Set<Integer> maskedInPic = new LinkedHashSet<>();
	private final Set<Finding> others = new LinkedHashSet<>();
	private final Set<Integer> closed = new LinkedHashSet<>();

	void look(Hop hop) {
		int index = hop.place().index();
		int value = hop.reason().values().isEmpty() ? index : hop.reason().values().get(0).intValue();
		if (hop.isBecause(IoapicWhy.IOAPIC_EDGE_MASKED) || hop.isBecause(IoapicWhy.IOAPIC_LEVEL_MASKED))
			maskedInIoapic.add(value);
		else if (hop.isBecause(PicWhy.PIC_MASKED))
			maskedInPic.add(PIC_INPUTS * index + value);
		else if (hop.isBecause(X86Why.INTERRUPTS_DISABLED))
			closed.add(value);
		else
			other(hop, value);
	}

	private void other(Hop hop, int value) {
		if (hop.isBecause(IoapicWhy.IOAPIC_REMOTE_IRR))
			others.add(new Finding("outcome.remote.irr", value));
		else if (hop.isBecause(IoapicWhy.IOAPIC_EDGE_COALESCED) || hop.isBecause(PicWhy.PIC_COALESCED))
			others.add(new Finding("outcome.coalesced", value));
		else if (hop.isBecause(KvmWhy.GSI_NOT_ROUTED))
			others.add(new Finding("outcome.not.routed", value));
		else if (hop.isBecause(LapicWhy.NOBODY_MATCHED) || hop.isBecause(LapicWhy.DROPPED_BY_MAP))
			others.add(new Finding("outcome.nobody", hop.argument("vector").orElse(0)));
		else if (hop.isBecause(LapicWhy.LAPIC_DISABLED))
			others.add(new Finding("outcome.lapic.disabled", value));
		else if (hop.isBecause(KvmWhy.EVENTFD_NOBODY_WAITS))
			others.add(new Finding("outcome.eventfd", index(hop)));
	}

	private static int index(Hop hop) {
		return hop.place().index();
	}

	/** Why a vector that a local APIC has accepted was not taken. */
	Finding waiting(int vcpu, int vector) {
		if (closed.contains(vcpu))
			return new Finding("outcome.waits.closed", vector, vcpu);
		return new Finding("outcome.waits", vector, vcpu);
	}

	/** Why no local APIC and no processor took anything; never empty. */
	List<Finding> findings(Optional<MachineSnapshot> machine) {
		Optional<Chips> chips = machine.flatMap(MachineSnapshot::chips);
		List<Finding> findings = new ArrayList<>();
		for (int pin : maskedInIoapic)
			findings.add(maskedInIoapic(pin, chips));
		for (int input : maskedInPic)
			if (!maskedInIoapic.contains(input))
				findings.add(new Finding(waitsInPic(input, chips) ? "outcome.masked.pic" : "outcome.lost.pic", input));
		findings.addAll(others);
		closed.forEach(vcpu -> findings.add(new Finding("outcome.closed", vcpu)));
		if (findings.isEmpty())
			findings.add(new Finding("outcome.nothing"));
		return findings;
	}

	private Finding maskedInIoapic(int pin, Optional<Chips> chips) {
		boolean both = maskedInPic.contains(pin);
		boolean waits = waitsInIoapic(pin, chips) || both && waitsInPic(pin, chips);
		if (both)
			return new Finding(waits ? "outcome.masked.both" : "outcome.lost.both", pin);
		return new Finding(waits ? "outcome.masked.ioapic" : "outcome.lost.ioapic", pin);
	}

	private static boolean waitsInPic(int input, Optional<Chips> chips) {
		return chips.map(input < PIC_INPUTS ? Chips::master : Chips::slave)
				.filter(pic -> (pic.irr() >> input % PIC_INPUTS & 1) != 0).isPresent();
	}

	private static boolean waitsInIoapic(int pin, Optional<Chips> chips) {
		return chips.filter(some -> (some.ioapic().irr() >> pin & 1) != 0).isPresent();
	}
}
