package org.irqscope.emulator.state;

/**
 * The kernel's name of a field of one sort of part: what rows, highlights, breakpoints and scripts know a field by.
 * Constants beside the chip that has the field. Immutable, for any thread.
 */
public record FieldName(Place.Kind part, String name) {

	/** One element of the array that this names: {@code redirtbl[4]}. */
	public FieldName at(int index) {
		return new FieldName(part, name + "[" + index + "]");
	}

	/** One field of the struct that this names: {@code channels[0].count}. */
	public FieldName member(String member) {
		return new FieldName(part, name + "." + member);
	}

	/** True when the change is one of this field of the part with an index. */
	public boolean isOf(Change change, int index) {
		return change.name().equals(name) && change.place().kind() == part && change.place().index() == index;
	}

	@Override
	public String toString() {
		return name;
	}
}
