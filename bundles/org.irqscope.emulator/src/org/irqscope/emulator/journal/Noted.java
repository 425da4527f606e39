package org.irqscope.emulator.journal;

import java.util.function.Supplier;

import org.irqscope.emulator.state.Place;

/**
 * All that a part of a machine can note. Immutable, for any thread.
 *
 * @param sites its functions
 * @param reasons those that it gives
 * @param fields the class whose constants name its fields
 */
public record Noted(Supplier<Site[]> sites, Supplier<Why[]> reasons, Class<?> fields) {
	// Sites and fields name their place, so that they are asked for only when all places are there.

	/** A part that has only fields: constants of an enum of what registers it. */
	public static Noted only(Class<?> fields) {
		return new Noted(() -> new Site[0], () -> new Why[0], fields);
	}

	/** A part that is registered with all that it can note. */
	public interface By extends Place.Kind {
		/** All that it can note. */
		Noted noted();
	}
}
