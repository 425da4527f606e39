package org.irqscope.core.diagnosis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.Texts;
import org.irqscope.core.diagnosis.Station.State;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.IoapicSite;
import org.irqscope.emulator.x86.pic.PicFields;

/**
 * Follows an interrupt through a recording that has no machine: what the kernel has printed is said, and what it has
 * not is named as not known. For one thread.
 */
final class TracedInvestigation {
	private final Walk walk;
	private final int end;
	private final Question question;

	/** @param stop where the recording stands; the interrupt that came last before that is meant */
	TracedInvestigation(Stop stop, Question question) {
		this.walk = stop.walk();
		this.end = stop.position() == 0 ? stop.length() : stop.position();
		this.question = question;
	}

	Diagnosis diagnosis() {
		return found().map(this::diagnosis).orElseGet(() -> new Diagnosis(false, Texts.of("why.traced.none"), List.of(),
				Optional.empty(), List.of(), List.of(Texts.of("why.unknown.earlier"))));
	}

	/** Goes back; what an interrupt led to has been seen when it is reached. */
	private Optional<TracedInterrupt> found() {
		Map<Integer, Deque<Hop>> answers = new HashMap<>();
		Optional<TracedInterrupt> local = Optional.empty();
		for (int number = walk.size() - 1; number >= 0; number--) {
			Hop hop = walk.hop(number);
			OptionalInt parent = walk.parent(number);
			if (parent.isPresent())
				answers.computeIfAbsent(parent.getAsInt(), none -> new ArrayDeque<>()).addFirst(hop);
			if (number >= end || !TracedInterrupt.raises(hop))
				continue;
			TracedInterrupt one = new TracedInterrupt(walk, hop,
					List.copyOf(answers.getOrDefault(number, new ArrayDeque<>())));
			if (one.isOf(question) && TracedInterrupt.isFromOutside(hop))
				return Optional.of(one);
			if (local.isEmpty() && one.isOf(question))
				local = Optional.of(one);
		}
		return local;
	}

	private Diagnosis diagnosis(TracedInterrupt interrupt) {
		Optional<Hop> taken = interrupt.injected().or(interrupt::ended);
		if (taken.isPresent())
			return delivered(interrupt, taken.get());
		Optional<Blockage> blockage = masked(interrupt);
		return new Diagnosis(false, Texts.of(blockage.isPresent() ? "why.lost" : "why.traced.open"),
				chain(interrupt), blockage, List.of(), blockage.isPresent() ? List.of() : unknown(interrupt));
	}

	private Diagnosis delivered(TracedInterrupt interrupt, Hop taken) {
		int vector = taken.argument(Arguments.VECTOR).orElse(0);
		boolean injected = taken.site() == X86Site.VMX_INJECT_IRQ;
		return new Diagnosis(true, Texts.of(injected ? "why.traced.injected" : "why.traced.ended", vector,
				taken.place().index(), taken.number() + 1), chain(interrupt), Optional.empty(), List.of(), List.of());
	}

	/** Where every chip says that its pin is masked, the kernel itself has said what stands in the way. */
	private static Optional<Blockage> masked(TracedInterrupt interrupt) {
		List<Hop> chips = interrupt.chips();
		if (chips.isEmpty() || !chips.stream().allMatch(TracedInterrupt::isMasked))
			return Optional.empty();
		Hop chip = chips.stream().filter(hop -> hop.site() == IoapicSite.IOAPIC_SET_IRQ).findFirst()
				.orElse(chips.get(0));
		return Optional.of(chip.site() == IoapicSite.IOAPIC_SET_IRQ
				? Blockage.at(DeliveryObstacle.MASKED_RTE, IoapicFields.REDIRTBL.at(TracedInterrupt.pin(chip)),
						Place.ONLY, chip.number(), TracedInterrupt.pin(chip))
				: Blockage.at(DeliveryObstacle.MASKED_IMR, PicFields.IMR, chip.place().index(), chip.number(),
						TracedInterrupt.input(chip)));
	}

	private static List<Station> chain(TracedInterrupt interrupt) {
		List<Station> chain = new ArrayList<>();
		chain.add(station(interrupt.raised(), State.PASSED));
		for (Hop answer : interrupt.answers())
			chain.add(station(answer, TracedInterrupt.isMasked(answer) ? State.STOPPED : State.PASSED));
		Optional<Hop> injected = interrupt.injected();
		injected.ifPresent(hop -> chain.add(station(hop, State.PASSED)));
		interrupt.ended().ifPresent(hop -> chain.add(station(hop, State.PASSED)));
		if (injected.isEmpty() && interrupt.ended().isEmpty())
			chain.add(new Station(new Place(KvmPlace.VCPU, vcpu(interrupt)),
					masked(interrupt).isPresent() ? State.NOT_REACHED : State.UNKNOWN, "", Blockage.NO_HOP, ""));
		return chain;
	}

	private static int vcpu(TracedInterrupt interrupt) {
		return interrupt.accepted().isEmpty() ? 0 : interrupt.accepted().get(0).place().index();
	}

	private static Station station(Hop hop, State state) {
		return new Station(hop.place(), state, hop.site().functionName(), hop.number(), TracedInterrupt.line(hop));
	}

	private static List<String> unknown(TracedInterrupt interrupt) {
		List<String> unknown = new ArrayList<>();
		List<Hop> accepted = interrupt.accepted();
		if (!accepted.isEmpty())
			unknown.add(Texts.of(accepted.get(0).site() == X86Site.VMX_DELIVER_POSTED_INTERRUPT
					? "why.unknown.posted" : "why.unknown.accepted", vcpu(interrupt)));
		else if (interrupt.chips().stream().anyMatch(TracedInterrupt::isCoalesced))
			unknown.add(Texts.of("why.unknown.coalesced"));
		else
			unknown.add(Texts.of(interrupt.answers().isEmpty() ? "why.unknown.chips" : "why.unknown.nobody"));
		unknown.add(Texts.of("why.unknown.registers"));
		return unknown;
	}
}
