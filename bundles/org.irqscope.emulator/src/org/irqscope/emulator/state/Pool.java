package org.irqscope.emulator.state;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * The parts of a machine of one sort by number, in order of creation. How many there are is state, so that going back
 * before a part was created undoes that; what stands for a part is made once, and is the same when it comes again. A
 * part's fields are all 0 before its creation, which writes what they begin with.
 *
 * @param <T> the sort of part
 */
public final class Pool<T> {
	private final IntField created;
	private final IntFunction<T> maker;
	private final IntFunction<T[]> arrays;
	private final List<T> made = new ArrayList<>();
	private final List<T> present = new Present();
	/** The parts that there are, found again when their number has changed. */
	private T[] array;

	private final class Present extends AbstractList<T> implements RandomAccess {
		@Override
		public T get(int number) {
			if (number >= size())
				throw new IndexOutOfBoundsException(number);
			return made.get(number);
		}

		@Override
		public int size() {
			return created.get();
		}
	}

	/**
	 * @param created how many there are
	 * @param maker makes what stands for the part with a number, whose fields it does not write
	 */
	public Pool(IntField created, IntFunction<T> maker, IntFunction<T[]> arrays) {
		this.created = created;
		this.maker = maker;
		this.arrays = arrays;
		this.array = arrays.apply(0);
	}

	/** What stands for the next part, which is not created yet. */
	public T next() {
		int number = created.get();
		if (number == made.size())
			made.add(maker.apply(number));
		return made.get(number);
	}

	/** Creates the next part. */
	public T create() {
		T part = next();
		created.set(created.get() + 1);
		return part;
	}

	/** The part with a number that was created. */
	public T get(int number) {
		return made.get(number);
	}

	/** The parts that there are, a view. */
	public List<T> all() {
		return present;
	}

	/** The same, to be walked without an iterator where no allocation is allowed; not to be changed. */
	public T[] array() {
		if (array.length != created.get())
			array = present.toArray(arrays.apply(created.get()));
		return array;
	}
}
