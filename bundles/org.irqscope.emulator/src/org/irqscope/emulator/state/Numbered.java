package org.irqscope.emulator.state;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Numbers of parts of a machine in some order, which read as the parts: what a {@link RefField} holds in place of
 * objects. Immutable, and its text is for any thread; the parts are found by the thread that runs the emulator.
 *
 * @param <T> the sort of part
 */
public final class Numbered<T> implements Content {
	private final String sort;
	private final IntFunction<T> parts;
	private final int[] numbers;
	private final List<T> list = new Parts();

	private final class Parts extends AbstractList<T> implements RandomAccess {
		@Override
		public T get(int at) {
			return parts.apply(numbers[at]);
		}

		@Override
		public int size() {
			return numbers.length;
		}
	}

	private Numbered(String sort, IntFunction<T> parts, int[] numbers) {
		this.sort = sort;
		this.parts = parts;
		this.numbers = numbers;
	}

	/** No numbers yet of a sort of part, each of which has one number. */
	public static <T> Numbered<T> none(String sort, IntFunction<T> parts) {
		return new Numbered<>(sort, parts, new int[0]);
	}

	/** These numbers and a further one. */
	public Numbered<T> with(int number) {
		int[] grown = Arrays.copyOf(numbers, numbers.length + 1);
		grown[numbers.length] = number;
		return new Numbered<>(sort, parts, grown);
	}

	/** A number and then these. */
	public Numbered<T> after(int number) {
		int[] grown = new int[numbers.length + 1];
		grown[0] = number;
		System.arraycopy(numbers, 0, grown, 1, numbers.length);
		return new Numbered<>(sort, parts, grown);
	}

	/** These numbers but one. */
	public Numbered<T> without(int number) {
		return new Numbered<>(sort, parts, IntStream.of(numbers).filter(other -> other != number).toArray());
	}

	public boolean contains(int number) {
		return IntStream.of(numbers).anyMatch(other -> other == number);
	}

	/** The parts in the order of the numbers. */
	public List<T> list() {
		return list;
	}

	@Override
	public long contentHash() {
		long hash = numbers.length;
		for (int number : numbers)
			hash = Content.mix(hash + number);
		return hash;
	}

	@Override
	public boolean equals(Object object) {
		return object instanceof Numbered<?> other && sort.equals(other.sort) && Arrays.equals(numbers, other.numbers);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(numbers);
	}

	@Override
	public String toString() {
		return IntStream.of(numbers).mapToObj(number -> sort + " " + number).toList().toString();
	}
}
