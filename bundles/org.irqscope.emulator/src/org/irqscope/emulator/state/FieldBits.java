package org.irqscope.emulator.state;

/**
 * Bits of one field of one part of a machine: what somebody asks the history of. Immutable, for any thread.
 *
 * @param place the part
 * @param name the kernel's name of the field, with an index where it is an array
 * @param mask the bits; of a field that holds no number every change counts
 */
public record FieldBits(Place place, String name, long mask) {
	/** All bits of a field. */
	public static FieldBits all(Place place, String name) {
		return new FieldBits(place, name, -1);
	}

	/** One bit of a field of the part with an index. */
	public static FieldBits bit(FieldName field, int index, int bit) {
		return new FieldBits(new Place(field.part(), index), field.name(), 1L << bit);
	}

	/** True when a change of a hop is one of these bits. */
	public boolean changedBy(Change change) {
		return change.name().equals(name) && change.place().equals(place)
				&& (change instanceof Change.OfValue || ((change.from() ^ change.to()) & mask) != 0);
	}
}
