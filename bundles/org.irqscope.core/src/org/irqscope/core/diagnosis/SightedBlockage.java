package org.irqscope.core.diagnosis;

import static org.irqscope.core.fate.DeliveryObstacle.*;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.fate.Sighting;
import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.kvm.KvmWhy;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.vmm.VmmFields;
import org.irqscope.emulator.vmm.virtio.VirtioFields;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.IoapicSite;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.pic.PicFields;

/** What a hop that did not let an interrupt pass means: which obstacle it is, and where in the machine. One thread. */
final class SightedBlockage {
	private static final int BYTE = 0xff;
	private final Trail trail;
	private final Sighting sighting;
	private final Hop hop;

	SightedBlockage(Trail trail, Sighting sighting) {
		this.trail = trail;
		this.sighting = sighting;
		this.hop = trail.walk().hop(sighting.hop());
	}

	Blockage blockage() {
		int value = sighting.value();
		return switch (sighting.obstacle()) {
		case NO_CONSUMER -> found(KvmFields.EVENTFD_WAITER, value, value);
		case MASKED_MSIX -> msix();
		case BUS_MASTER_OFF, PIN_DISABLED -> found(VmmFields.COMMAND, value, value);
		case DRIVER_WANTS_NO_INTERRUPT -> found(VirtioFields.availFlags(queue()), value, value, queue());
		case USED_EVENT_NOT_PASSED -> found(VirtioFields.usedEvent(queue()), value, value, queue(), published());
		case MASKED_LVT -> found(LapicFields.register(Lapic.LVTT), value, value);
		case NO_ROUTE -> found(KvmFields.IRQ_ROUTING, value, value);
		case ROUTE_INACTIVE -> found(KvmFields.IRQ_ROUTING, gsi(), gsi(), value);
		case MASKED_RTE -> unmaskedSince() ? as(TRIGGER_MISMATCH, IoapicFields.REDIRTBL.at(value), Place.ONLY, value)
				: found(IoapicFields.REDIRTBL.at(value), Place.ONLY, value);
		case MASKED_IMR -> found(PicFields.IMR, value / Irqchips.PIC_PINS, value);
		case REMOTE_IRR -> resamples() ? as(RESAMPLER_WAITS, KvmFields.RESAMPLER, gsi(), gsi(), value)
				: found(IoapicFields.REDIRTBL.at(value), Place.ONLY, value);
		case EDGE_COALESCED -> coalesced();
		case NO_DESTINATION -> destination();
		case DELIVERY_MODE, EXTINT_NOT_THROUGH_LINT0 -> message(sighting.obstacle());
		case LAPIC_SOFTWARE_DISABLED -> found(LapicFields.register(Lapic.SPIV), value, value);
		default -> found(X86Fields.IF, value, value);
		};
	}

	private Blockage found(FieldName field, int index, Integer... values) {
		return as(sighting.obstacle(), field, index, values);
	}

	private Blockage as(DeliveryObstacle obstacle, FieldName field, int index, Integer... values) {
		return Blockage.at(obstacle, field, index, hop.number(), values);
	}

	private int gsi() {
		return trail.gsi(hop.number()).orElse(0);
	}

	private int queue() {
		return hop.argument("queue").orElse(0);
	}

	/** The used index that the device has published just now. */
	private int published() {
		return hop.argument("used_idx").orElse(0);
	}

	private Blockage msix() {
		int entry = hop.reason().values().get(0).intValue();
		return found(new FieldName(MachinePlace.DEVICE, "msix").at(entry).member("masked"), sighting.value(),
				sighting.value(), entry);
	}

	/** An irqfd that waits for the guest's acknowledgement holds the line. */
	private boolean resamples() {
		return trail.isCausedBy(hop.number(), cause -> cause.isBecause(KvmWhy.IRQFD_ASSERTS));
	}

	/** A chip that waits for an edge does not see a line that its device holds. */
	private Blockage coalesced() {
		int value = sighting.value();
		boolean pic = hop.place().kind() == X86Place.PIC;
		if (resamples())
			return as(RESAMPLER_WAITS, KvmFields.RESAMPLER, gsi(), gsi(), value);
		boolean pulsed = trail.isCausedBy(hop.number(), cause -> cause.isBecause(KvmWhy.IRQFD_PULSES));
		if (!pulsed && trail.isCausedBy(hop.number(), this::holdsItsLine))
			return pic
					? as(PIC_TRIGGER_MISMATCH, PicFields.ELCR, value / Irqchips.PIC_PINS, value, PicInspection.HELD)
					: as(TRIGGER_MISMATCH, IoapicFields.REDIRTBL.at(value), Place.ONLY, value);
		return pic ? found(PicFields.IRR, value / Irqchips.PIC_PINS, value)
				: found(IoapicFields.IRR, Place.ONLY, value);
	}

	/** An edge that came while its entry was masked is not looked at again, though its line is still high. */
	private boolean unmaskedSince() {
		int pin = sighting.value();
		boolean high = ((trail.number(IoapicFields.IRR) & ~trail.number(IoapicFields.IRR_DELIVERED)) >> pin & 1) != 0;
		return high && trail.chips().map(chips -> chips.ioapic().entry(pin))
				.filter(entry -> !RedirectionEntry.masked(entry) && !RedirectionEntry.level(entry)).isPresent();
	}

	/** A device that does not lower its line at once is one of levels. */
	private boolean holdsItsLine(Hop cause) {
		if (cause.place().kind() != MachinePlace.DEVICE)
			return false;
		boolean lowered = false;
		for (int at = cause.number(); at < trail.walk().size(); at++) {
			Hop later = trail.walk().hop(at);
			lowered |= later.place().equals(cause.place()) && later.argument("level").orElse(1) == 0;
		}
		return !lowered;
	}

	/** A local APIC that is switched off is in no map, and nobody is asked in its place. */
	private Blockage destination() {
		OptionalInt destination = trail.causes(hop.number()).stream().map(this::destination)
				.filter(OptionalInt::isPresent).reduce((first, second) -> second).orElse(OptionalInt.empty());
		Optional<VcpuSnapshot> off = trail.vcpus().stream()
				.filter(vcpu -> (vcpu.apicBase() & Lapic.BASE_ENABLE) == 0)
				.filter(vcpu -> destination.isPresent() && vcpu.lapic().get(Lapic.ID) >>> 24 == destination.getAsInt())
				.findFirst();
		int vector = hop.argument(Arguments.VECTOR).orElse(sighting.value());
		if (off.isPresent()) {
			int vcpu = trail.vcpus().indexOf(off.get());
			return as(LAPIC_HARDWARE_DISABLED, LapicFields.APIC_BASE, vcpu, vcpu);
		}
		return message(NO_DESTINATION, vector, destination.orElse(BYTE));
	}

	private OptionalInt destination(Hop cause) {
		OptionalInt said = cause.argument("dest");
		return said.isPresent() || trail.machine().isEmpty() ? said
				: cause.argument(Arguments.GSI).stream().mapToObj(gsi -> trail.machine().get().routing().entries(gsi))
						.flatMap(List::stream).filter(RoutingEntry.Msi.class::isInstance)
						.mapToInt(entry -> (int) (((RoutingEntry.Msi) entry).address() >> 12) & BYTE).findFirst();
	}

	private Blockage message(DeliveryObstacle obstacle) {
		return message(obstacle, sighting.value());
	}

	/** What says where a message goes: an entry of the IOAPIC, a route, or the sender. */
	private Blockage message(DeliveryObstacle obstacle, Integer... values) {
		Optional<Integer> pin = trail.causes(hop.number()).stream()
				.filter(cause -> cause.site() == IoapicSite.IOAPIC_SERVICE)
				.map(cause -> cause.argument(Arguments.PIN).orElse(0)).findFirst();
		if (pin.isPresent())
			return as(obstacle, IoapicFields.REDIRTBL.at(pin.get()), Place.ONLY, values);
		OptionalInt gsi = trail.gsi(hop.number());
		if (gsi.isPresent())
			return as(obstacle, KvmFields.IRQ_ROUTING, gsi.getAsInt(), values);
		return new Blockage(obstacle, new Place(X86Place.APIC_BUS, Place.ONLY), "", List.of(values),
				hop.number());
	}
}
