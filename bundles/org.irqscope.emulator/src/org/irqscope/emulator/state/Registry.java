package org.irqscope.emulator.state;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for parts of a machine that have none of their own. A part keeps its number for good, so that the numbers in
 * a state always mean the same. Used by the one thread that runs the emulator.
 *
 * @param <T> the sort of part
 */
public final class Registry<T> {
	private final List<T> parts = new ArrayList<>();
	private final Map<T, Integer> numbers = new IdentityHashMap<>();

	/** The number of a part, a new one for a part that has none. */
	public int number(T part) {
		Integer known = numbers.get(part);
		if (known != null)
			return known;
		parts.add(part);
		numbers.put(part, parts.size() - 1);
		return parts.size() - 1;
	}

	public T get(int number) {
		return parts.get(number);
	}
}
