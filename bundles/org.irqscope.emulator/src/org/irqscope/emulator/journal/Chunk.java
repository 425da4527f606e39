package org.irqscope.emulator.journal;

import java.util.Optional;

import org.irqscope.emulator.state.Snapshot;

/**
 * So many hops of a recording one after the other. What each hop has stands in columns; what is different from hop to
 * hop is packed: its arguments, then its writes, tracepoints and reason in the order in which they came. Appended to
 * by the thread that records; a {@link #view} is for any thread.
 */
final class Chunk {
	static final int BITS = 10, SIZE = 1 << BITS;
	/** What a packed entry is; the number of the slot, tracepoint or reason stands above these bits. */
	static final int WRITE = 0, EVENT = 1, WHY = 2, ENTRY_BITS = 2;

	/** The hop whose function called this one, or -1. */
	final int[] parents;
	/** The number of the site, and {@link Head} bits. */
	final int[] heads;
	final int[] results;
	/** Where the packed part of each hop begins. */
	final int[] starts;
	private final Packed details;
	private final Optional<Snapshot> before;
	private int size;
	/** How many of the hops others may read, to whom they must not change. */
	private int shared;

	/** The bits of a head. */
	static final class Head {
		static final int SITE = 0xffff, CONTEXT_SHIFT = 16, CONTEXT = 0xf, CONTINUED = 1 << 20, RETURNED = 1 << 21,
				REASONED = 1 << 22, LEFT = 1 << 23;

		private Head() {
		}
	}

	/** @param before the state of the machine before the first hop, where it is kept */
	Chunk(Optional<Snapshot> before) {
		this.parents = new int[SIZE];
		this.heads = new int[SIZE];
		this.results = new int[SIZE];
		this.starts = new int[SIZE];
		this.details = new Packed();
		this.before = before;
	}

	private Chunk(Chunk other, int[] heads, int[] results, Packed details) {
		this.parents = other.parents;
		this.starts = other.starts;
		this.heads = heads;
		this.results = results;
		this.details = details;
		this.before = other.before;
		this.size = other.size;
	}

	int size() {
		return size;
	}

	/** The bytes that this takes in memory. */
	int bytes() {
		return 4 * Integer.BYTES * SIZE + details.bytes() + before.map(Snapshot::bytes).orElse(0);
	}

	boolean full() {
		return size == SIZE;
	}

	/** The state of the machine before the first hop, where it is kept. */
	Optional<Snapshot> before() {
		return before;
	}

	/** A further hop; answers its place in the chunk. */
	int add(int head, int parent) {
		heads[size] = head;
		parents[size] = parent;
		starts[size] = details.size();
		return size++;
	}

	/** The packed part of the last hop, to be appended to. */
	Packed details() {
		return details;
	}

	/** No further hop will come. */
	void close() {
		details.trim();
	}

	/** The hops that there are now; those that come later stand behind what others see of the columns. */
	Chunk view() {
		share();
		Chunk view = new Chunk(this, heads, results, details.view());
		view.share();
		return view;
	}

	/** Others may read the hops from now on. */
	void share() {
		shared = size;
	}

	/** True for a hop that others may read: it may change in a chunk {@link #apart} only. */
	boolean shares(int hop) {
		return hop < shared;
	}

	/** The same hops for the thread that records alone. */
	Chunk apart() {
		return new Chunk(this, heads.clone(), results.clone(), details);
	}

	Packed.Reader details(int hop) {
		return details(hop, new Packed.Reader());
	}

	/** As above, with a reader that is there already. */
	Packed.Reader details(int hop, Packed.Reader reader) {
		return reader.at(details, starts[hop]);
	}

	/** True when a hop leaves some bits of a slot other than it found them. */
	boolean changes(int hop, int slot, long mask) {
		Packed.Reader reader = details(hop);
		reader.skip(HopDetails.HEAD);
		long changed = 0;
		for (int end = end(hop); reader.at() < end;) {
			int tag = (int) reader.next();
			boolean write = (tag & HopDetails.ENTRY) == WRITE;
			if (!write || tag >> ENTRY_BITS != slot)
				reader.skip(HopDetails.values(tag));
			else {
				reader.skip(1);
				changed ^= reader.next();
			}
		}
		return (changed & mask) != 0;
	}

	/** Where the packed part of a hop ends. */
	int end(int hop) {
		return hop + 1 < size ? starts[hop + 1] : details.size();
	}

	/** A chunk that begins with the first hops of this one, and can go on in its own way. */
	Chunk copy(int hops) {
		Chunk copy = new Chunk(before);
		for (int[][] column : new int[][][] { { heads, copy.heads }, { parents, copy.parents },
				{ results, copy.results }, { starts, copy.starts } })
			System.arraycopy(column[0], 0, column[1], 0, hops);
		copy.size = hops;
		copy.details.append(details, hops == 0 ? 0 : end(hops - 1));
		return copy;
	}
}
