package org.irqscope.core.diagnosis;

import static org.irqscope.emulator.x86.lapic.Lapic.DEFAULT_BASE;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.IoapicSite;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * What makes a message one that somebody takes: an entry of the IOAPIC, a route or a message of user space with a legal
 * vector, in fixed mode, to a local APIC that is there. For one thread.
 */
final class MessageRemedies {
	private static final int FIRST_FREE = 0x30, FIRST_LEGAL = 16, BYTE = 0xff, KEPT_OF_ENTRY = 0x8000;
	private final Trail trail;
	private final Blockage blockage;

	MessageRemedies(Trail trail, Blockage blockage) {
		this.trail = trail;
		this.blockage = blockage;
	}

	/** The IOAPIC's entry that the message came from, where it came from one. */
	Optional<List<Remedy>> entry() {
		return trail.causes(blockage.hop()).stream().filter(cause -> cause.site() == IoapicSite.IOAPIC_SERVICE)
				.map(cause -> cause.argument(Arguments.PIN).orElse(0)).findFirst().map(this::entry);
	}

	private List<Remedy> entry(int pin) {
		long bits = trail.chips().orElseThrow().ioapic().entry(pin);
		return List.of(Remedies.setting(IoapicFields.REDIRTBL.at(pin), Place.ONLY,
				bits & KEPT_OF_ENTRY | legal((int) bits & BYTE, pin) | (long) target() << 56));
	}

	/** A legal vector, the same where it is one. */
	static int legal(int vector, int other) {
		return vector < FIRST_LEGAL ? FIRST_FREE + other % FIRST_FREE : vector;
	}

	/** The number of a local APIC that takes interrupts. */
	private int target() {
		return trail.vcpus().stream().filter(vcpu -> (vcpu.apicBase() & Lapic.BASE_ENABLE) != 0)
				.filter(vcpu -> (vcpu.lapic().get(Lapic.SPIV) & Lapic.SPIV_ENABLED) != 0).findFirst()
				.map(VcpuSnapshot::lapic).map(lapic -> lapic.get(Lapic.ID) >>> 24).orElse(0);
	}

	List<Remedy> all() {
		Optional<List<Remedy>> entry = entry();
		return entry.isPresent() ? entry.get() : route().or(this::message).stream().toList();
	}

	private Optional<Remedy> route() {
		OptionalInt gsi = trail.gsi(blockage.hop());
		Stream<RoutingEntry> entries = gsi.isEmpty() || trail.machine().isEmpty() ? Stream.empty()
				: trail.machine().get().routing().entries(gsi.getAsInt()).stream();
		return entries.filter(RoutingEntry.Msi.class::isInstance).map(RoutingEntry.Msi.class::cast).findFirst()
				.map(message -> trail
						.routed(new RoutingEntry.Msi(message.gsi(), address(), data(message.data()))));
	}

	private long address() {
		return DEFAULT_BASE | (long) target() << 12;
	}

	private static int data(int data) {
		return legal(data & BYTE, 0);
	}

	private Optional<Remedy> message() {
		return trail.impulse().filter(Impulse.OfMessage.class::isInstance).map(Impulse.OfMessage.class::cast)
				.map(sent -> new Impulse.OfMessage("MSI " + Long.toHexString(address()), address(), data(sent.data())))
				.map(Remedy.Act::new);
	}
}
