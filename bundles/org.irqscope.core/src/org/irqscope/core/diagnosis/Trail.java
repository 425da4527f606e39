package org.irqscope.core.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.core.fate.Fate;
import org.irqscope.core.fate.Fates;
import org.irqscope.core.fate.Sighting;
import org.irqscope.core.history.Causes;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Stop;
import org.irqscope.core.run.Waiting;
import org.irqscope.core.run.snapshot.IrqchipSnapshot;
import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * What a run tells about an interrupt: the hops since it came, and the machine where the run stands. For one thread.
 */
final class Trail {
	private final Stop stop;
	private final Question question;
	private final Fates fates;

	Trail(Stop stop, Question question) {
		this.stop = stop;
		this.question = question;
		this.fates = new Fates(stop.walk(), stop.beginning()).upTo(stop.walk(), stop.position());
	}

	Walk walk() {
		return stop.walk();
	}

	Optional<MachineSnapshot> machine() {
		return stop.machine();
	}

	Optional<IrqchipSnapshot> chips() {
		return machine().flatMap(MachineSnapshot::chips);
	}

	List<VcpuSnapshot> vcpus() {
		return machine().map(MachineSnapshot::vcpus).orElse(List.of());
	}

	/** What somebody asks. */
	Question asked() {
		return question;
	}

	/** The number in a field of the IOAPIC; 0 in a machine without one. */
	long number(FieldName name) {
		return stop.state().stream().flatMap(state -> state.fields().stream()
				.filter(field -> field.place().kind() == name.part() && field.name().equals(name.name()))
				.filter(IntField.class::isInstance).map(IntField.class::cast).map(field -> (long) state.get(field)))
				.findFirst().orElse(0L);
	}

	/** What came last. */
	Optional<Impulse> impulse() {
		return stop.impulse();
	}

	/** Who goes on next; nothing when nobody waits. */
	Optional<Waiting> waiting() {
		return Stream.concat(stop.next().stream(), stop.waiting().stream())
				.filter(one -> one.kind() != Waiting.Kind.TIME).findFirst();
	}

	/** The last hop since the interrupt came, or -1. */
	int last() {
		return stop.position() > stop.beginning() ? stop.position() - 1 : Blockage.NO_HOP;
	}

	/** True while a function is under way where the run stands. */
	boolean underWay() {
		return stop.waiting().stream().anyMatch(one -> one.kind() == Waiting.Kind.UNDER_WAY);
	}

	List<Fate> fates() {
		return fates.fates().stream().filter(fate -> question.vector().isEmpty()
				|| question.vector().getAsInt() == fate.vector()).filter(fate -> isOfGsi(fate.hop())).toList();
	}

	/** A vector that was pending before anything came, where one is asked for. */
	Optional<Fate> pendingBefore() {
		return question.vector().isEmpty() ? Optional.empty() : fateWithout(question.vector().getAsInt());
	}

	private Optional<Fate> fateWithout(int vector) {
		return vcpus().stream().filter(vcpu -> contains(vcpu.lapic().vectors(Lapic.IRR), vector)
				|| vcpu.posted().contains(vector)).findFirst()
				.map(vcpu -> new Fate(vcpus().indexOf(vcpu), vector, Blockage.NO_HOP, 0, 0, Blockage.NO_HOP));
	}

	static boolean contains(int[] vectors, int vector) {
		for (int one : vectors)
			if (one == vector)
				return true;
		return false;
	}

	/** The inputs of the PIC that took a request, each with its hop. */
	List<Map.Entry<Integer, Integer>> latched() {
		return fates.latched().entrySet().stream().filter(entry -> isOfGsi(entry.getValue()))
				.filter(entry -> isOfVector(picVector(entry.getKey()))).toList();
	}

	List<Sighting> sightings() {
		return fates.sightings().stream().filter(sighting -> isOfGsi(sighting.hop()))
				.filter(sighting -> isOfVector(vector(sighting))).toList();
	}

	private boolean isOfVector(OptionalInt vector) {
		return question.vector().isEmpty() || vector.isEmpty() || vector.equals(question.vector());
	}

	/** The vector that an interrupt would have had that ran into an obstacle; nothing where none is known. */
	private OptionalInt vector(Sighting sighting) {
		return switch (sighting.obstacle()) {
		case MASKED_RTE, REMOTE_IRR -> chips().isEmpty() ? OptionalInt.empty()
				: OptionalInt.of(RedirectionEntry.vector(chips().get().ioapic().entry(sighting.value())));
		case MASKED_IMR -> picVector(sighting.value());
		case NO_DESTINATION, DELIVERY_MODE, EXTINT_NOT_THROUGH_LINT0 -> OptionalInt.of(sighting.value());
		default -> OptionalInt.empty();
		};
	}

	OptionalInt picVector(int input) {
		return chips().isEmpty() ? OptionalInt.empty() : OptionalInt.of(
				chips().get().pic(input / Irqchips.PIC_PINS).irqBase() + input % Irqchips.PIC_PINS);
	}

	private boolean isOfGsi(int hop) {
		return question.gsi().isEmpty() || gsi(hop).equals(question.gsi());
	}

	/** The GSI through which came what a hop is about; nothing where none did. */
	OptionalInt gsi(int hop) {
		return causes(hop).stream().map(one -> one.argument(Arguments.GSI)).filter(OptionalInt::isPresent)
				.reduce((first, second) -> second).orElse(OptionalInt.empty());
	}

	/** An entry in place of all that its GSI has, in the table as it is. */
	Remedy.Route routed(RoutingEntry entry) {
		RoutingTable table = machine().orElseThrow().routing();
		return new Remedy.Route(entry, IntStream.range(0, table.nrRtEntries()).filter(gsi -> gsi != entry.gsi())
				.mapToObj(table::entries).flatMap(List::stream).toList());
	}

	/** What led to a hop, from its source on. */
	List<Hop> causes(int hop) {
		return hop < 0 ? List.of() : Causes.of(walk(), hop);
	}

	boolean isCausedBy(int hop, Predicate<Hop> cause) {
		return causes(hop).stream().anyMatch(cause);
	}
}
