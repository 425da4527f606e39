package org.irqscope.core.diagnosis;

import static org.irqscope.core.fate.DeliveryObstacle.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.irqscope.core.Texts;
import org.irqscope.core.fate.Fate;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.fate.Sighting;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;

/**
 * Follows an interrupt from its source to the processor and finds the first obstacle: what a local APIC has accepted
 * and the processor does not take, what the PIC holds, what a chip did not let pass, and at last who has not gone on
 * yet.
 */
final class Investigation {
	/** What the state of a vCPU tells better than the hop that ran into it. */
	private static final Set<Context.Kind> OF_PROCESSOR = Set.of(ContextKind.VCPU, ContextKind.GUEST,
			ContextKind.HARDWARE);
	private static final Set<DeliveryObstacle> OF_VCPU = EnumSet.of(INTERRUPTS_OFF, NOTIFICATION_SUPPRESSED);
	private final Trail trail;

	Investigation(Trail trail) {
		this.trail = trail;
	}

	Diagnosis diagnosis() {
		List<Fate> fates = trail.fates();
		Optional<Fate> pending = fates.stream().filter(Fate::isPending).findFirst();
		if (pending.isEmpty() && !fates.isEmpty())
			return delivered(fates.get(0));
		if (pending.isEmpty())
			pending = trail.pendingBefore();
		return pending.isPresent() ? blocked(pending(pending.get()), pending) : blocked(lost(), pending);
	}

	private Diagnosis delivered(Fate fate) {
		String text = fate.vector() == Fate.NMI ? Texts.of("why.delivered.nmi", fate.vcpu())
				: Texts.of("why.delivered", fate.vector(), fate.vcpu());
		return new Diagnosis(true, text, new Chain(trail).to(fate.handler()), Optional.empty(), List.of());
	}

	private Diagnosis blocked(Blockage blockage, Optional<Fate> pending) {
		String text = pending.map(fate -> fate.vector() == Fate.NMI ? Texts.of("why.pending.nmi", fate.vcpu())
				: Texts.of("why.pending", fate.vector(), fate.vcpu()))
				.orElseGet(() -> Texts.of(blockage.obstacle() == TASK_WAITS ? "why.not.yet" : "why.lost"));
		return new Diagnosis(false, text, new Chain(trail).to(blockage), Optional.of(blockage),
				new Remedies(trail, blockage).all());
	}

	private Blockage pending(Fate fate) {
		VcpuSnapshot vcpu = trail.vcpus().get(fate.vcpu());
		VcpuInspection inspection = new VcpuInspection(fate.vcpu(), vcpu, fate.hop());
		return inspection.of(fate).or(() -> debugger(fate)).or(() -> notYet(fate.hop()))
				.or(() -> inspection.unnoticed(fate)).orElseGet(() -> Blockage.at(TASK_WAITS, KvmFields.VCPU_REQUESTS,
						fate.vcpu(), fate.hop(), fate.vcpu(), 1));
	}

	private Optional<Blockage> debugger(Fate fate) {
		return trail.sightings().stream()
				.filter(sighting -> sighting.obstacle() == DEBUGGER && sighting.value() == fate.vcpu()).findFirst()
				.map(sighting -> Blockage.at(DEBUGGER, X86Fields.GUEST_DEBUG, fate.vcpu(), sighting.hop(),
						fate.vcpu()));
	}

	private Optional<Blockage> notYet(int hop) {
		return trail.waiting()
				.map(waiting -> new Blockage(TASK_WAITS, place(waiting.context(), hop), "", List.of(), hop));
	}

	/** The part at which the work waits: that of a thread, or else the one that has queued it. */
	private Place place(Context context, int hop) {
		if (OF_PROCESSOR.contains(context.kind()))
			return new Place(KvmFields.VCPU_MODE.part(), context.index());
		if (context.kind() == ContextKind.DEVICE)
			return new Place(MachinePlace.DEVICE, context.index());
		return hop < 0 ? new Place(MachinePlace.VMM, Place.ONLY) : trail.walk().hop(hop).place();
	}

	private Blockage lost() {
		if (trail.underWay())
			return notYet(trail.last()).orElseThrow();
		List<Sighting> sightings = trail.sightings().stream()
				.filter(sighting -> !OF_VCPU.contains(sighting.obstacle())).toList();
		boolean byIoapic = sightings.stream().anyMatch(sighting -> sighting.obstacle() == MASKED_RTE) && usesIoapic();
		Optional<Blockage> pic = byIoapic ? Optional.empty() : pic();
		return pic.or(() -> sighted(sightings)).or(() -> notYet(trail.last())).or(this::forgotten)
				.or(() -> new IoapicInspection(trail).blockage()).orElseGet(this::nothing);
	}

	/** A guest that has unmasked any entry of the IOAPIC does not expect interrupts from the PIC. */
	private boolean usesIoapic() {
		return trail.chips().filter(chips -> {
			for (int pin = 0; pin < Ioapic.PINS; pin++)
				if (!RedirectionEntry.masked(chips.ioapic().entry(pin)))
					return true;
			return trail.vcpus().stream().noneMatch(PicInspection::accepts);
		}).isPresent();
	}

	private Optional<Blockage> pic() {
		if (trail.chips().isEmpty())
			return Optional.empty();
		PicInspection inspection = new PicInspection(trail.chips().get(), trail.vcpus());
		for (Map.Entry<Integer, Integer> latched : trail.latched())
			if (inspection.holds(latched.getKey())) {
				Optional<Blockage> found = inspection.of(latched.getKey(), latched.getValue());
				if (found.isPresent())
					return found;
			}
		return Optional.empty();
	}

	private Optional<Blockage> forgotten() {
		return trail.chips().map(chips -> new PicInspection(chips, trail.vcpus()))
				.flatMap(inspection -> trail.latched().stream()
						.map(latched -> inspection.forgotten(latched.getKey(), latched.getValue()))
						.flatMap(Optional::stream).findFirst());
	}

	private Optional<Blockage> sighted(List<Sighting> sightings) {
		Place.Kind unused = usesIoapic() ? X86Place.PIC : X86Place.IOAPIC;
		Predicate<Sighting> said = sighting -> trail.walk().hop(sighting.hop()).place().kind() == unused;
		return sightings.stream().filter(said.negate()).findFirst().or(() -> sightings.stream().findFirst())
				.map(sighting -> new SightedBlockage(trail, sighting).blockage());
	}

	private Blockage nothing() {
		Optional<Impulse> impulse = trail.impulse();
		if (impulse.isPresent() && impulse.get() instanceof Impulse.OfLine line && !line.level())
			return Blockage.at(POLARITY, IoapicFields.IRQ_STATES.at(line.gsi()), Place.ONLY, Blockage.NO_HOP,
					line.gsi());
		return new Blockage(NOTHING_RAISED, new Place(MachinePlace.VMM, Place.ONLY), "", List.of(), Blockage.NO_HOP);
	}
}
