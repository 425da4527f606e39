package org.irqscope.emulator.journal;

import java.util.List;
import java.util.Locale;

/**
 * A reason that a hop can give; its sentence is in {@code sentences.properties} beside it. Constants of an enum beside
 * the code that gives them; immutable, for any thread.
 */
public interface Why {
	/** The name of the constant. */
	String name();

	/** The number that recordings keep: unique among all architectures, and it never changes. */
	int number();

	/** The sentence with the numbers to put into it. */
	default Reason reason(List<Long> values) {
		return new Reason(getClass().getPackageName(), "why." + name().toLowerCase(Locale.ROOT), values);
	}
}
