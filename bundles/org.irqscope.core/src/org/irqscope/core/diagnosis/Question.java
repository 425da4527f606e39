package org.irqscope.core.diagnosis;

import java.util.OptionalInt;

/**
 * Which interrupt somebody asks about: one of a GSI, one of a vector, or what came last where neither is said.
 * Immutable, for any thread.
 */
public record Question(OptionalInt gsi, OptionalInt vector) {
	/** What came last. */
	public static final Question LAST = new Question(OptionalInt.empty(), OptionalInt.empty());

	public static Question ofGsi(int gsi) {
		return new Question(OptionalInt.of(gsi), OptionalInt.empty());
	}

	public static Question ofVector(int vector) {
		return new Question(OptionalInt.empty(), OptionalInt.of(vector));
	}
}
