package org.irqscope.emulator.state;

/**
 * The part of the machine that a hop stands on; a diagram finds its node by it.
 *
 * @param kind the sort of part
 * @param index which one: the GSI of a route, the number of a vCPU, an eventfd or an irqfd
 */
public record Place(Kind kind, int index) {

	/** A sort of part: constants of an enum beside what makes the part. Immutable, for any thread. */
	public interface Kind {
		/** The name of the constant. */
		String name();

		/** What people call one part of the sort. */
		String label(int index);

		/** True when a machine has one part of the sort at most, so that nobody has to number it. */
		default boolean isSingle() {
			return false;
		}
	}

	/** The index of a part that exists once. */
	public static final int ONLY = 0;

	@Override
	public String toString() {
		return kind.label(index);
	}
}
