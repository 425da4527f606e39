package org.irqscope.emulator.state;

/** A value that knows a hash of its content; others are lists of such values, and records of numbers. */
public interface Content {
	/** A hash that depends on the content alone: the same for equal values, in every run of the program. */
	long contentHash();

	/** The content hash of any value that a field may point at. */
	static long hash(Object value) {
		if (value instanceof Content content)
			return content.contentHash();
		if (value instanceof Iterable<?> list) {
			long hash = 1;
			for (Object element : list)
				hash = mix(hash + hash(element));
			return hash;
		}
		return mix(value.hashCode());
	}

	/** Spreads a number over 64 bits; no two numbers have the same result. */
	static long mix(long number) {
		long spread = (number ^ number >>> 32) * 0xd6e8feb86659fd93L;
		spread = (spread ^ spread >>> 32) * 0xd6e8feb86659fd93L;
		return spread ^ spread >>> 32;
	}
}
