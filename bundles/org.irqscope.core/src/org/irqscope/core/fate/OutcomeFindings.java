package org.irqscope.core.fate;

import static org.irqscope.core.fate.DeliveryObstacle.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.fate.Outcome.Finding;

/** Words what became of the interrupts of a walk in one line. Used by one thread. */
final class OutcomeFindings {
	private final Fates fates;
	private final int picRequests;
	private final int ioapicRequests;

	OutcomeFindings(Fates fates, int picRequests, int ioapicRequests) {
		this.fates = fates;
		this.picRequests = picRequests;
		this.ioapicRequests = ioapicRequests;
	}

	/** Never empty. */
	List<Finding> findings() {
		if (fates.isOfHarts())
			return ofHarts();
		List<Finding> findings = new ArrayList<>();
		fates.fates().forEach(fate -> delivered(fate).ifPresent(findings::add));
		boolean delivered = !findings.isEmpty();
		fates.fates().stream().filter(Fate::waits).forEach(fate -> findings.add(waiting(fate)));
		if (!delivered && findings.isEmpty())
			findings.addAll(lost());
		return findings;
	}

	/** What was handled, what waits, and else what stood in the way last. */
	private List<Finding> ofHarts() {
		List<Finding> findings = new ArrayList<>();
		for (Fate fate : fates.fates())
			if (!fate.waits())
				findings.add(new Finding(fate.handled() > 1 ? "outcome.hart.often" : "outcome.hart", fate.vector(),
						fate.vcpu(), fate.handled()));
		for (Fate fate : fates.fates())
			if (fate.waits())
				findings.add(new Finding("outcome.hart.waits", fate.vector(), fate.vcpu()));
		if (findings.isEmpty())
			findings.add(new Finding(fates.sightings().isEmpty() ? "outcome.nothing" : "outcome.hart.lost"));
		return findings;
	}

	private static Optional<Finding> delivered(Fate fate) {
		if (fate.waits())
			return Optional.empty();
		boolean often = fate.handled() > 1;
		if (fate.vector() == Fate.NMI)
			return Optional.of(
					new Finding(often ? "outcome.nmi.often" : "outcome.nmi", fate.vcpu(), fate.handled()));
		String key = fate.ended() >= fate.handled() ? often ? "outcome.delivered.often" : "outcome.delivered"
				: often ? "outcome.delivered.no.eoi.often" : "outcome.delivered.no.eoi";
		return Optional.of(new Finding(key, fate.vector(), fate.vcpu(), fate.handled()));
	}

	private Finding waiting(Fate fate) {
		if (fate.vector() == Fate.NMI)
			return new Finding("outcome.nmi.waits", fate.vcpu());
		if (sighted(NOTIFICATION_SUPPRESSED).contains(fate.vcpu()))
			return new Finding("outcome.waits.posted", fate.vector(), fate.vcpu());
		boolean closed = sighted(INTERRUPTS_OFF).contains(fate.vcpu());
		return new Finding(closed ? "outcome.waits.closed" : "outcome.waits", fate.vector(), fate.vcpu());
	}

	private List<Integer> sighted(DeliveryObstacle obstacle) {
		return fates.sightings().stream().filter(sighting -> sighting.obstacle() == obstacle).map(Sighting::value)
				.toList();
	}

	/** Why no local APIC and no processor took anything. */
	private List<Finding> lost() {
		List<Finding> findings = new ArrayList<>();
		List<Integer> maskedInIoapic = sighted(MASKED_RTE);
		maskedInIoapic.forEach(pin -> findings.add(maskedInIoapic(pin)));
		sighted(MASKED_IMR).stream().filter(input -> !maskedInIoapic.contains(input)).forEach(input -> findings
				.add(new Finding(has(picRequests, input) ? "outcome.masked.pic" : "outcome.lost.pic", input)));
		fates.sightings().forEach(sighting -> other(sighting).ifPresent(findings::add));
		sighted(INTERRUPTS_OFF).forEach(vcpu -> findings.add(new Finding("outcome.closed", vcpu)));
		if (findings.isEmpty())
			findings.add(new Finding("outcome.nothing"));
		return findings;
	}

	private Finding maskedInIoapic(int pin) {
		boolean both = sighted(MASKED_IMR).contains(pin);
		boolean waits = has(ioapicRequests, pin) || both && has(picRequests, pin);
		if (both)
			return new Finding(waits ? "outcome.masked.both" : "outcome.lost.both", pin);
		return new Finding(waits ? "outcome.masked.ioapic" : "outcome.lost.ioapic", pin);
	}

	private static boolean has(int bits, int bit) {
		return (bits >> bit & 1) != 0;
	}

	private Optional<Finding> other(Sighting sighting) {
		String key = switch (sighting.obstacle()) {
		case REMOTE_IRR -> "outcome.remote.irr";
		case EDGE_COALESCED -> "outcome.coalesced";
		case NO_ROUTE -> "outcome.not.routed";
		case ROUTE_INACTIVE -> "outcome.route.inactive";
		case NO_DESTINATION -> sighted(LAPIC_SOFTWARE_DISABLED).isEmpty() ? "outcome.nobody" : "";
		case DELIVERY_MODE, EXTINT_NOT_THROUGH_LINT0 -> "outcome.mode";
		case LAPIC_SOFTWARE_DISABLED -> "outcome.lapic.disabled";
		case NO_CONSUMER -> "outcome.eventfd";
		case MASKED_MSIX -> "outcome.msix";
		case BUS_MASTER_OFF -> "outcome.bus.master";
		case PIN_DISABLED -> "outcome.pin";
		case MASKED_LVT -> "outcome.lvt";
		case DEBUGGER -> "outcome.debugger";
		default -> "";
		};
		return key.isEmpty() ? Optional.empty() : Optional.of(new Finding(key, sighting.value()));
	}
}
