package org.irqscope.core.diagnosis;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.fate.Fate;
import org.irqscope.core.fate.Sighting;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.riscv.aplic.AplicFields;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.riscv.imsic.ImsicFields;
import org.irqscope.emulator.riscv.plic.PlicFields;
import org.irqscope.emulator.riscv.plic.PlicState;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;

/** Follows an interrupt of a machine of RISC-V to the hart's handler, and finds what stood in the way last. */
final class HartInvestigation {
	private static final int WORD = 32, IE = 1 << 8;
	private final Trail trail;

	HartInvestigation(Trail trail) {
		this.trail = trail;
	}

	Diagnosis diagnosis() {
		List<Fate> fates = trail.fates();
		Optional<Fate> pending = fates.stream().filter(Fate::isPending).findFirst();
		Optional<Fate> handled = fates.stream().filter(fate -> !fate.waits()).findFirst();
		if (pending.isEmpty() && handled.isPresent())
			return delivered(handled.get());
		Blockage blockage = blockage();
		String text = pending.map(fate -> Texts.of("why.hart.pending", fate.vector(), fate.vcpu()))
				.orElseGet(() -> Texts
						.of(blockage.obstacle() == DeliveryObstacle.TASK_WAITS ? "why.not.yet" : "why.lost"));
		return new Diagnosis(false, text, new Chain(trail).to(blockage), Optional.of(blockage), remedies(blockage));
	}

	private Diagnosis delivered(Fate fate) {
		return new Diagnosis(true, Texts.of("why.hart.delivered", fate.vector(), fate.vcpu()),
				new Chain(trail).to(fate.handler()), Optional.empty(), List.of());
	}

	private Blockage blockage() {
		List<Sighting> sightings = trail.sightings();
		if (!sightings.isEmpty())
			return sighted(sightings.get(sightings.size() - 1));
		return claimed().or(this::notYet).orElseGet(() -> new Blockage(DeliveryObstacle.NOTHING_RAISED,
				new Place(MachinePlace.VMM, Place.ONLY), "", List.of(), Blockage.NO_HOP));
	}

	private Blockage sighted(Sighting sighting) {
		Hop hop = trail.walk().hop(sighting.hop());
		int index = hop.place().index();
		int value = sighting.value();
		return switch (sighting.obstacle()) {
		case PLIC_NOT_ENABLED -> at(sighting, PlicFields.IRQ_LEVEL.at(value / WORD), Place.ONLY, value);
		case APLIC_SOURCE_INACTIVE, APLIC_NO_EDGE ->
			at(sighting, AplicFields.IRQS.at(value).member("sourcecfg"), Place.ONLY, value);
		case APLIC_SOURCE_DISABLED -> at(sighting, AplicFields.IRQS.at(value).member("state"), Place.ONLY, value);
		case APLIC_MESSAGE_DROPPED -> at(sighting, AplicFields.IRQS.at(source(hop)).member("target"), Place.ONLY,
				source(hop));
		case APLIC_DOMAIN_DISABLED -> at(sighting, AplicFields.DOMAINCFG, Place.ONLY, value);
		case EIE_CLEAR -> at(sighting, ImsicFields.EIE.at(value / WORD), index, value, index);
		case EITHRESHOLD_HIDES -> at(sighting, ImsicFields.EITHRESHOLD, index, value, index);
		case EIDELIVERY_OFF -> at(sighting, ImsicFields.EIDELIVERY, index, value, index);
		case SIE_BIT_CLEAR -> at(sighting, HartFields.VSIE, value, value);
		case SSTATUS_SIE_CLEAR -> at(sighting, HartFields.VSSTATUS_SIE, value, value);
		case HART_STOPPED -> at(sighting, HartFields.MP_STATE, value, value);
		default -> new Blockage(sighting.obstacle(), hop.place(), "", List.of(value), sighting.hop());
		};
	}

	private static int source(Hop hop) {
		return hop.argument("source").orElse(0);
	}

	private static Blockage at(Sighting sighting, FieldName field, int index, Integer... values) {
		return Blockage.at(sighting.obstacle(), field, index, sighting.hop(), values);
	}

	/** A source that a context has claimed and not completed is not offered to it again. */
	private Optional<Blockage> claimed() {
		for (PlicState plic : trail.machine().orElseThrow().states(Chips.PLIC))
			for (int context = 0; context < plic.contexts().size(); context++)
				for (int source : plic.contexts().get(context).claimed())
					return Optional.of(Blockage.at(DeliveryObstacle.PLIC_CLAIMED,
							PlicFields.IRQ_CLAIMED.at(source / WORD), context, trail.last(), source, context));
		return Optional.empty();
	}

	private Optional<Blockage> notYet() {
		return trail.waiting().map(waiting -> new Blockage(DeliveryObstacle.TASK_WAITS,
				new Place(HartFields.IRQS_PENDING.part(), waiting.context().index()), "", List.of(), trail.last()));
	}

	/** What user space can set with attributes; the rest is the guest's to do. */
	private static List<Remedy> remedies(Blockage blockage) {
		return switch (blockage.obstacle()) {
		case EIDELIVERY_OFF -> setting(blockage, 1);
		case EITHRESHOLD_HIDES -> setting(blockage, 0);
		case APLIC_DOMAIN_DISABLED -> setting(blockage, IE);
		case TASK_WAITS -> List.of(new Remedy.GoOn(""));
		default -> List.of();
		};
	}

	private static List<Remedy> setting(Blockage blockage, long value) {
		return List.of(new Remedy.Setting(blockage.place(), blockage.field(), value));
	}
}
