package org.irqscope.core.traced;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.ioapic.IoapicSite;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.pic.PicSite;
import org.irqscope.trace.recorded.TraceEvent;

/** The function that prints a tracepoint, with what the event tells of its part and its arguments. For any thread. */
final class TracedSites {
	/** {@code KVM_IRQCHIP_IOAPIC} */
	private static final int IOAPIC = 2, PIC_PINS = 8;
	private static final Map<Tracepoint, Site> EMITTERS = Map.ofEntries(
			Map.entry(KvmTracepoint.KVM_SET_IRQ, KvmSite.KVM_SET_IRQ),
			Map.entry(KvmTracepoint.KVM_ACK_IRQ, KvmSite.KVM_NOTIFY_ACKED_IRQ),
			Map.entry(X86Tracepoint.KVM_PIC_SET_IRQ, PicSite.KVM_PIC_SET_IRQ),
			Map.entry(X86Tracepoint.KVM_IOAPIC_SET_IRQ, IoapicSite.IOAPIC_SET_IRQ),
			Map.entry(X86Tracepoint.KVM_IOAPIC_DELAYED_EOI_INJ, IoapicSite.KVM_IOAPIC_EOI_INJECT_WORK),
			Map.entry(X86Tracepoint.KVM_MSI_SET_IRQ, X86Site.KVM_SET_MSI),
			Map.entry(X86Tracepoint.KVM_APIC_ACCEPT_IRQ, LapicSite.APIC_ACCEPT_IRQ),
			Map.entry(X86Tracepoint.KVM_APICV_ACCEPT_IRQ, X86Site.VMX_DELIVER_POSTED_INTERRUPT),
			Map.entry(X86Tracepoint.KVM_APIC_IPI, LapicSite.KVM_APIC_SEND_IPI),
			Map.entry(X86Tracepoint.KVM_EOI, LapicSite.APIC_SET_EOI),
			Map.entry(X86Tracepoint.KVM_PV_EOI, LapicSite.APIC_SET_EOI),
			Map.entry(X86Tracepoint.KVM_INJ_VIRQ, X86Site.VMX_INJECT_IRQ),
			Map.entry(X86Tracepoint.KVM_PI_IRTE_UPDATE, X86Site.KVM_PI_UPDATE_IRTE));
	private static final Map<String, Site> FUNCTIONS = functions();

	private TracedSites() {
	}

	private static Map<String, Site> functions() {
		Map<String, Site> functions = new HashMap<>();
		Architecture.sites().stream().filter(site -> site.kind() == Site.Kind.KERNEL)
				.forEach(site -> functions.putIfAbsent(site.functionName(), site));
		return functions;
	}

	static Optional<Site> of(Tracepoint tracepoint) {
		return Optional.ofNullable(EMITTERS.get(tracepoint));
	}

	static Optional<Site> named(String function) {
		return Optional.ofNullable(FUNCTIONS.get(function));
	}

	/** The part of the machine that an event is about; user space where it names none. */
	static Place place(Site site, TraceEvent event, Context context) {
		OptionalInt index = index(site, event, context);
		return index.isPresent() ? site.place(index.getAsInt()) : nowhere();
	}

	/** Where nothing of the machine is named. */
	static Place nowhere() {
		return new Place(MachinePlace.VMM, Place.ONLY);
	}

	private static OptionalInt index(Site site, TraceEvent event, Context context) {
		if (site == KvmSite.KVM_SET_IRQ)
			return event.gsi();
		if (site == KvmSite.KVM_NOTIFY_ACKED_IRQ)
			return event.pin().isEmpty() ? event.pin() : OptionalInt.of(input(event));
		if (site == PicSite.KVM_PIC_SET_IRQ)
			return event.chip();
		if (site == X86Site.VMX_INJECT_IRQ)
			return OptionalInt.of(context.index());
		if (site.place(Place.ONLY).kind() == LapicSite.APIC_SET_EOI.place(Place.ONLY).kind())
			return event.apicid();
		boolean single = site == IoapicSite.IOAPIC_SET_IRQ || site == IoapicSite.KVM_IOAPIC_EOI_INJECT_WORK
				|| site == X86Site.KVM_SET_MSI;
		return single ? OptionalInt.of(Place.ONLY) : OptionalInt.empty();
	}

	/** Pins of the chips are taken for the lines of the same number, which they are unless the table says else. */
	private static int input(TraceEvent event) {
		int pin = event.pin().orElse(0);
		return event.chip().orElse(IOAPIC) == 1 && pin < PIC_PINS ? PIC_PINS + pin : pin;
	}

	/** The arguments of a function as far as the event prints them: the first ones, until one is missing. */
	static List<Long> arguments(Site site, TraceEvent event) {
		List<Long> arguments = new ArrayList<>();
		for (String name : site.arguments()) {
			OptionalInt value = argument(name, event);
			if (value.isEmpty())
				break;
			arguments.add((long) value.getAsInt());
		}
		return List.copyOf(arguments);
	}

	private static OptionalInt argument(String name, TraceEvent event) {
		return switch (name) {
		case Arguments.GSI -> event.gsi();
		case Arguments.VECTOR -> event.vector();
		case Arguments.PIN -> event.pin();
		case "level" -> event.level();
		case "irqchip" -> event.chip();
		case "dest" -> event.destination();
		default -> OptionalInt.empty();
		};
	}
}
