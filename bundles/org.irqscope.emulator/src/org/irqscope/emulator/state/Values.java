package org.irqscope.emulator.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The immutable values that fields of a state have pointed at, each under a number from 1. Grows only, so that a number
 * means the same in every snapshot.
 */
final class Values {
	private final Map<Object, Integer> numbers = new HashMap<>();
	/** Read by any thread that looks at a snapshot. */
	private volatile Object[] values = new Object[64];
	private long[] contents = new long[64];

	/** The number of a value, which is a new one for a value that equals none before. */
	int number(Object value) {
		Integer known = numbers.get(value);
		return known == null ? add(value) : known;
	}

	private int add(Object value) {
		int number = numbers.size() + 1;
		if (number == values.length) {
			values = Arrays.copyOf(values, number * 2);
			contents = Arrays.copyOf(contents, number * 2);
		}
		values[number] = value;
		contents[number] = Content.hash(value);
		numbers.put(value, number);
		return number;
	}

	Object value(long number) {
		return values[(int) number];
	}

	/** The hash of a value, which is the same in every run of the program. */
	long content(long number) {
		return contents[(int) number];
	}
}
