package org.irqscope.core.operation.export;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.Texts;
import org.irqscope.core.operation.OperationException;

/**
 * Which steps of a walk are meant. Immutable, for any thread.
 *
 * @param first how many hops have been done at the first of them; nothing for none
 * @param last the same at the last; nothing for all of the walk
 */
public record WalkSteps(OptionalInt first, OptionalInt last) {
	/** The machine before the first hop, and after each. */
	public static final WalkSteps ALL = new WalkSteps(OptionalInt.empty(), OptionalInt.empty());

	private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,9})\\s*(?:-\\s*(\\d{1,9})\\s*)?");

	/**
	 * WalkSteps as people write them: {@code 7}, {@code 3-12}, or nothing for all.
	 *
	 * @throws OperationException when they are written in another way
	 */
	public static WalkSteps parse(String text) throws OperationException {
		if (text.isBlank())
			return ALL;
		Matcher range = RANGE.matcher(text);
		if (!range.matches())
			throw new OperationException("", 0, Texts.of("steps.unknown", text));
		int first = Integer.parseInt(range.group(1));
		return range.group(2) == null ? only(first) : between(first, Integer.parseInt(range.group(2)));
	}

	/** One step alone. */
	public static WalkSteps only(int step) {
		return new WalkSteps(OptionalInt.of(step), OptionalInt.of(step));
	}

	/** From one step to another. */
	public static WalkSteps between(int first, int last) {
		return new WalkSteps(OptionalInt.of(first), OptionalInt.of(last));
	}

	int from() {
		return first.orElse(0);
	}

	int to(int size) {
		return last.orElse(size);
	}

	/** @throws OperationException when a walk has not so many hops */
	void check(String file, int size) throws OperationException {
		for (int step : new int[] { from(), to(size) })
			if (step < 0 || step > size)
				throw new OperationException(file, 0,
						Texts.of("step.outside", Integer.toString(step), Integer.toString(size)));
		if (from() > to(size))
			throw new OperationException(file, 0,
					Texts.of("steps.backwards", Integer.toString(from()), Integer.toString(to(size))));
	}
}
