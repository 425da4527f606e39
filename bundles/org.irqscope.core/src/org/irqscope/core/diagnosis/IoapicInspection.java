package org.irqscope.core.diagnosis;

import static org.irqscope.core.fate.DeliveryObstacle.*;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.snapshot.IrqchipSnapshot;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;

/**
 * Why the IOAPIC has sent nothing for a line that is high, whenever it rose: it looks at edges when they come, and at
 * levels also when their entry is written. For one thread.
 */
final class IoapicInspection {
	private final Trail trail;

	IoapicInspection(Trail trail) {
		this.trail = trail;
	}

	/** The first obstacle; nothing where no line that is meant is high without having been sent. */
	Optional<Blockage> blockage() {
		return trail.chips().flatMap(chips -> IntStream.range(0, Ioapic.PINS)
				.filter(pin -> (unsent() >> pin & 1) != 0 && isMeant(pin) && isOfVector(chips, pin)).boxed().findFirst()
				.map(pin -> of(chips.ioapic().entry(pin), pin)));
	}

	/** The lines that are high; edges that have been sent do not count. */
	private long unsent() {
		return trail.number(IoapicFields.IRR) & ~trail.number(IoapicFields.IRR_DELIVERED);
	}

	/** Who has done something to the machine, and no device, may mean any line. */
	private boolean isMeant(int pin) {
		OptionalInt gsi = trail.asked().gsi();
		Optional<Impulse> impulse = trail.impulse();
		if (gsi.isEmpty() && impulse.isPresent() && impulse.get() instanceof Impulse.OfLine line)
			gsi = OptionalInt.of(line.gsi());
		if (gsi.isEmpty())
			return impulse.filter(one -> one instanceof Impulse.OfOperation || one instanceof Impulse.OfEdit)
					.isPresent();
		List<RoutingEntry> entries = trail.machine().orElseThrow().routing().entries(gsi.getAsInt());
		return entries.stream().anyMatch(entry -> entry instanceof RoutingEntry.Irqchip chip
				&& chip.irqchip() == Irqchips.IOAPIC && chip.pin() == pin);
	}

	private boolean isOfVector(IrqchipSnapshot chips, int pin) {
		OptionalInt vector = trail.asked().vector();
		return vector.isEmpty() || vector.getAsInt() == RedirectionEntry.vector(chips.ioapic().entry(pin));
	}

	private static Blockage of(long entry, int pin) {
		if (RedirectionEntry.masked(entry))
			return Blockage.at(MASKED_RTE, IoapicFields.REDIRTBL.at(pin), Place.ONLY, Blockage.NO_HOP, pin);
		return Blockage.at(RedirectionEntry.level(entry) ? REMOTE_IRR : TRIGGER_MISMATCH,
				IoapicFields.REDIRTBL.at(pin), Place.ONLY, Blockage.NO_HOP, pin);
	}
}
