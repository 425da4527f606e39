package org.irqscope.conform;

import java.util.Arrays;
import java.util.List;

import org.irqscope.emulator.script.Language;

/**
 * Which random scripts are compared: the kinds in turn, with one seed after the other.
 *
 * @param kinds one or more
 * @param seed the first seed
 * @param ops how many operations in all, 1 or more
 * @param opsPerScript how long a script is at most, 1 or more
 */
public record ConformancePlan(List<ScriptKind> kinds, long seed, long ops, int opsPerScript) {
	/** Long enough for a machine to get into a state that took many operations, short enough to be read. */
	public static final int OPS_PER_SCRIPT = 250;

	public ConformancePlan {
		kinds = List.copyOf(kinds);
		if (kinds.isEmpty() || ops < 1 || opsPerScript < 1)
			throw new IllegalArgumentException(kinds + ", " + ops + " operations, " + opsPerScript + " a script");
	}

	/** Every kind that any kernel can be asked for, in scripts of the usual length. */
	public static ConformancePlan ofAllKinds(long seed, long ops) {
		return new ConformancePlan(Arrays.stream(ScriptKind.values()).filter(ScriptKind::isForAnyKernel).toList(), seed,
				ops, OPS_PER_SCRIPT);
	}

	/** Every kind for PCs, for a kernel that runs guests on its processor. */
	public static ConformancePlan withGuests(long seed, long ops) {
		return of(Language.X86, seed, ops);
	}

	/** Every kind for machines of an architecture. */
	public static ConformancePlan of(Language language, long seed, long ops) {
		return new ConformancePlan(
				Arrays.stream(ScriptKind.values()).filter(kind -> kind.language() == language).toList(), seed,
				ops, OPS_PER_SCRIPT);
	}

	/** The kind of a script by its number, from 0. */
	ScriptKind kind(long number) {
		return kinds.get((int) (number % kinds.size()));
	}

	/** The seed of a script by its number: a round of all kinds has one seed. */
	long seed(long number) {
		return seed + number / kinds.size();
	}
}
