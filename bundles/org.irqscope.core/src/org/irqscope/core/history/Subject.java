package org.irqscope.core.history;

import java.util.List;
import java.util.OptionalInt;

import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;

/**
 * What somebody asks the history of: bits of fields, or the routes of a GSI. Immutable, for any thread.
 *
 * @param bits a change of any of these is one of the subject
 * @param gsi the GSI whose routes are meant, where the field is the routing table
 */
public record Subject(List<FieldBits> bits, OptionalInt gsi) {
	public Subject {
		bits = List.copyOf(bits);
	}

	/** Some bits. */
	public static Subject of(FieldBits... bits) {
		return new Subject(List.of(bits), OptionalInt.empty());
	}

	/** All bits of a field of the part with an index. */
	public static Subject of(FieldName field, int index) {
		return of(FieldBits.all(new Place(field.part(), index), field.name()));
	}

	/** One vector of a bank of 256 in the part with an index. */
	public static Subject vector(FieldName bank, int index, int vector) {
		return of(FieldBits.bit(bank.at(vector / Integer.SIZE), index, vector % Integer.SIZE));
	}

	/** The routing entries of a GSI. */
	public static Subject routes(int gsi) {
		return new Subject(of(KvmFields.IRQ_ROUTING, Place.ONLY).bits, OptionalInt.of(gsi));
	}

	/** True when a change of a hop is one of this subject. */
	boolean changedBy(Change change) {
		return bits.stream().anyMatch(one -> one.changedBy(change)) && (gsi.isEmpty() || routesDiffer(change));
	}

	private boolean routesDiffer(Change change) {
		return change instanceof Change.OfValue value && value.old() instanceof RoutingTable before
				&& value.replacement() instanceof RoutingTable after
				&& !before.entries(gsi.getAsInt()).equals(after.entries(gsi.getAsInt()));
	}

	/** The bits that a change of this subject is about; all of them for a value that is no number. */
	long mask(Change change) {
		return bits.stream().filter(one -> one.changedBy(change)).mapToLong(FieldBits::mask).reduce(0,
				(first, second) -> first | second);
	}
}
