package org.irqscope.core.knowledge;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.pic.PicSite;
import org.irqscope.model.Device;
import org.irqscope.model.Ioapic;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.VirtualMachine;

/**
 * The assumptions of an import that a walk depends on: it passes what they are about, and could have gone otherwise
 * there. Keeps no state, for the thread that owns the machine.
 */
public final class Dependence {
	/** Where in the kernel an assumption matters, by its key. */
	private static final Map<String, Predicate<Hop>> WHERE = Map.ofEntries(
			Map.entry("assumption.routing", at(KvmSite.KVM_SET_IRQ)),
			Map.entry("assumption.pic.masked", at(PicSite.KVM_PIC_SET_IRQ)),
			Map.entry("assumption.pic.base", at(PicSite.KVM_PIC_READ_IRQ)),
			Map.entry("assumption.lint0.extint", at(PicSite.KVM_PIC_READ_IRQ)),
			Map.entry("assumption.lint0.unknown", at(PicSite.KVM_PIC_READ_IRQ)),
			Map.entry("assumption.flat", at(LapicSite.KVM_IRQ_DELIVERY_TO_APIC)),
			Map.entry("assumption.lapic.enabled", at(LapicSite.APIC_ACCEPT_IRQ)),
			Map.entry("assumption.apicv", at(X86Site.VMX_DELIVER_INTERRUPT, X86Site.SVM_DELIVER_INTERRUPT)),
			Map.entry("assumption.timer", at(LapicSite.APIC_TIMER_FN)),
			Map.entry("assumption.vcpu.runs", at(X86Site.GUEST_VECTOR)));

	private Dependence() {
	}

	/** The assumptions about a machine that a walk of it depends on, in the order of the machine's sources. */
	public static List<Conclusion> of(VirtualMachine machine, Walk walk) {
		return Conclusion.of(machine).stream().filter(Conclusion::isAssumed)
				.filter(one -> walk.hops().stream().anyMatch(hop -> matters(one, hop))).toList();
	}

	private static Predicate<Hop> at(Site... sites) {
		List<Site> places = Arrays.asList(sites);
		return hop -> places.contains(hop.site());
	}

	private static boolean matters(Conclusion assumed, Hop hop) {
		if (assumed.about().orElse(null) instanceof RedirectionEntry entry)
			return hop.place().kind() == X86Place.IOAPIC && hop.argument(Arguments.PIN).orElse(-1) == pin(entry);
		if (assumed.about().orElse(null) instanceof Device device)
			return hop.argument(Arguments.GSI).orElse(-1) == device.getGsi();
		return WHERE.getOrDefault(assumed.key(), never -> false).test(hop);
	}

	private static int pin(RedirectionEntry entry) {
		return ((Ioapic) entry.eContainer()).getRedirtbl().indexOf(entry);
	}
}
