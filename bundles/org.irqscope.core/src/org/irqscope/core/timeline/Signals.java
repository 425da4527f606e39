package org.irqscope.core.timeline;

import java.util.List;
import java.util.stream.IntStream;

import org.irqscope.core.timeline.TimelineLane.OfInput;
import org.irqscope.core.timeline.TimelineLane.Sort;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.pic.PicFields;

/** Which fields of a machine lanes show, and how: by the names that the chips give to them. For any thread. */
final class Signals {
	private static final int WORD = 32;
	private static final long REMOTE_IRR = 1 << 14;

	/** A field, or an array of them, with what becomes of an element. */
	private record Rule(FieldName field, Making making) {
	}

	private interface Making {
		List<Signal> of(Place place, int element);
	}

	private static final List<Rule> RULES = List.of(
			new Rule(KvmFields.EVENTFD_COUNT, whole(LaneRole.LINE)),
			new Rule(KvmFields.INJECT_QUEUED, whole(LaneRole.PENDING)),
			new Rule(PicFields.IRQ_STATES, level(Sort.INPUT)),
			new Rule(PicFields.IRR, bits(Sort.INPUT, LaneRole.PENDING, Irqchips.PIC_PINS)),
			new Rule(PicFields.ISR, bits(Sort.INPUT, LaneRole.IN_SERVICE, Irqchips.PIC_PINS)),
			new Rule(PicFields.OUTPUT, (place, element) -> List
					.of(new Signal(new OfInput(place, Sort.OUTPUT, 0), LaneRole.LINE, -1))),
			new Rule(IoapicFields.IRQ_STATES, level(Sort.PIN)),
			new Rule(IoapicFields.IRR, bits(Sort.PIN, LaneRole.PENDING, Ioapic.PINS)),
			new Rule(IoapicFields.REDIRTBL, (place, pin) -> List
					.of(new Signal(new OfInput(place, Sort.PIN, pin), LaneRole.IN_SERVICE, REMOTE_IRR))),
			new Rule(LapicFields.IRR, vectors(LaneRole.PENDING)),
			new Rule(LapicFields.ISR, vectors(LaneRole.IN_SERVICE)),
			new Rule(X86Fields.PID_PIR, vectors(LaneRole.POSTED)));

	private Signals() {
	}

	private static Making whole(LaneRole role) {
		return (place, element) -> List.of(new Signal(new OfInput(place, Sort.WHOLE, place.index()), role, -1));
	}

	/** Whose element says which sources hold an input high. */
	private static Making level(Sort sort) {
		return (place, input) -> List.of(new Signal(new OfInput(place, sort, input), LaneRole.LINE, -1));
	}

	private static Making bits(Sort sort, LaneRole role, int count) {
		return (place, element) -> IntStream.range(0, count)
				.mapToObj(bit -> new Signal(new OfInput(place, sort, bit), role, 1L << bit)).toList();
	}

	/** What waits in the descriptor of a vCPU belongs to its local APIC. */
	private static Making vectors(LaneRole role) {
		return (place, word) -> IntStream.range(0, WORD).mapToObj(bit -> new Signal(
				new OfInput(new Place(X86Place.LAPIC, place.index()), Sort.VECTOR, word * WORD + bit), role, 1L << bit))
				.toList();
	}

	/** What a field shows; nothing for most. */
	static List<Signal> of(Place place, String name) {
		int bracket = name.indexOf('[');
		String array = bracket < 0 ? name : name.substring(0, bracket);
		for (Rule rule : RULES)
			if (rule.field().part() == place.kind() && rule.field().name().equals(array))
				return rule.making().of(place, element(name, bracket));
		return List.of();
	}

	/** The number in brackets. */
	private static int element(String name, int bracket) {
		return bracket < 0 ? 0 : Integer.parseInt(name, bracket + 1, name.indexOf(']'), 10);
	}

	/** Where the lanes of a part stand: along the way of an interrupt. */
	static int order(Place.Kind kind) {
		List<Place.Kind> way = List.of(KvmPlace.EVENTFD, KvmPlace.IRQFD, X86Place.PIC, X86Place.IOAPIC,
				X86Place.LAPIC);
		return way.indexOf(kind);
	}
}
