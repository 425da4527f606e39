package org.irqscope.debug.breakpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.core.breakpoint.Where;
import org.irqscope.core.breakpoint.Where.Access;
import org.irqscope.core.expression.FieldPattern;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86Place;

/** Where a walk can be stopped so that it comes to what a hop does. For any thread. */
public final class HopPlaces {
	private HopPlaces() {
	}

	/** As {@link #of(Hop)}, but those come first at which a walk stops at this very hop. */
	public static List<Where> of(Walk walk, Hop hop) {
		Map<Boolean, List<Where>> exact = of(hop).stream().collect(Collectors.partitioningBy(where -> !Breakpoint
				.condition(List.of(Breakpoint.of(where))).at(walk, hop.number(), HopPlaces::noState).isEmpty()));
		return Stream.concat(exact.get(true).stream(), exact.get(false).stream()).toList();
	}

	private static Snapshot noState(int hop) {
		throw new IllegalStateException("where no condition is, no state is asked for: hop " + hop);
	}

	/** The function of the hop comes first. */
	public static List<Where> of(Hop hop) {
		List<Where> found = new ArrayList<>();
		found.add(new Where.OfFunction(hop.site().functionName(), true));
		found.add(new Where.OfFunction(hop.site().functionName(), false));
		hop.events().forEach(event -> found.add(new Where.OfTracepoint(event.tracepoint().kernelName())));
		hop.argument(Arguments.GSI).ifPresent(gsi -> found.add(new Where.OfGsi(gsi)));
		hop.argument(Arguments.VECTOR).ifPresent(vector -> found.add(new Where.OfVector(vector)));
		pin(hop, found);
		if (hop.place().kind() == KvmPlace.VCPU || hop.place().kind() == KvmPlace.GUEST
				|| hop.place().kind() == X86Place.LAPIC)
			found.add(new Where.OfVcpu(hop.place().index()));
		if (hop.place().kind() == KvmPlace.EVENTFD)
			found.add(new Where.OfEventfd(hop.place().index()));
		hop.changes().forEach(change -> field(change, found));
		return found.stream().distinct().toList();
	}

	private static void pin(Hop hop, List<Where> found) {
		hop.argument(Arguments.PIN).ifPresent(pin -> {
			if (hop.place().kind() == X86Place.IOAPIC)
				found.add(new Where.OfPin(true, pin));
			if (hop.place().kind() == X86Place.PIC)
				found.add(new Where.OfPin(false, hop.place().index() * 8 + pin));
		});
	}

	/** One bit that changes is meant; of more, the whole field. */
	private static void field(Change change, List<Where> found) {
		boolean value = change instanceof Change.OfValue;
		long changed = value ? -1 : change.from() ^ change.to();
		FieldPattern field = FieldPattern.of(new FieldBits(change.place(), change.name(), changed));
		if (field.bit().isPresent())
			found.add(new Where.OfField(field, (change.to() & changed) != 0 ? Access.SET : Access.CLEARED));
		found.add(new Where.OfField(field, Access.CHANGED));
	}
}
