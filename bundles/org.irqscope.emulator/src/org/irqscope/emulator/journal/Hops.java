package org.irqscope.emulator.journal;

import java.util.Optional;

import org.irqscope.emulator.journal.Chunk.Head;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.State;

/**
 * The hops that were recorded until some moment. Immutable, for any thread: what is recorded later stands behind them
 * in the same columns, and what changes of them changes in a copy, see {@link Recording}.
 */
final class Hops {
	/** The full chunks, and behind them what came later. */
	private final Chunk[] chunks;
	private final int full;
	private final Chunk last;

	/** @param last a view of the chunk that further hops are added to */
	Hops(Chunk[] chunks, int full, Chunk last) {
		this.chunks = chunks;
		this.full = full;
		this.last = last;
	}

	/** The number of hops. */
	int size() {
		return (full << Chunk.BITS) + last.size();
	}

	/** True when nothing has come to a recording that ends so. */
	boolean endsAt(int hops, int details) {
		return size() == hops && last.details().size() == details;
	}

	private Chunk chunk(int hop) {
		int number = hop >> Chunk.BITS;
		return number < full ? chunks[number] : last;
	}

	private static int at(int hop) {
		return hop & Chunk.SIZE - 1;
	}

	private int head(int hop) {
		return chunk(hop).heads[at(hop)];
	}

	/** The number of the hop's site. */
	int site(int hop) {
		return head(hop) & Head.SITE;
	}

	int contextKind(int hop) {
		return head(hop) >> Head.CONTEXT_SHIFT & Head.CONTEXT;
	}

	boolean continued(int hop) {
		return (head(hop) & Head.CONTINUED) != 0;
	}

	boolean returned(int hop) {
		return (head(hop) & Head.RETURNED) != 0;
	}

	boolean left(int hop) {
		return (head(hop) & Head.LEFT) != 0;
	}

	int result(int hop) {
		return chunk(hop).results[at(hop)];
	}

	/** The hop whose function called this one's, or {@link Recording#NONE}. */
	int parent(int hop) {
		return chunk(hop).parents[at(hop)];
	}

	/** True when a hop leaves some bits of a slot other than it found them; makes no objects. */
	boolean changes(int hop, int slot, long mask) {
		return chunk(hop).changes(at(hop), slot, mask);
	}

	/** Unpacks only what a hop wrote. */
	HopDetails writes(int hop, HopDetails into) {
		return into.readWrites(chunk(hop), at(hop));
	}

	/** Unpacks what else there is of a hop. */
	HopDetails details(int hop, HopDetails into) {
		return into.read(chunk(hop), at(hop));
	}

	/** Tells a reader what there is of a hop; makes no objects. */
	void read(int hop, Vocabulary vocabulary, State state, HopReader reader) {
		Chunk chunk = chunk(hop);
		Packed.Reader cursor = chunk.details(at(hop), reader.cursor);
		int index = (int) cursor.next();
		reader.within(vocabulary.context(contextKind(hop)), (int) cursor.next());
		reader.entered(site(hop), index, cursor.next(), cursor.next());
		for (int end = chunk.end(at(hop)); cursor.at() < end;)
			tell(reader, state, (int) cursor.next());
	}

	private static void tell(HopReader reader, State state, int tag) {
		Packed.Reader cursor = reader.cursor;
		int number = tag >> Chunk.ENTRY_BITS;
		switch (tag & HopDetails.ENTRY) {
		case Chunk.WRITE -> {
			long from = cursor.next();
			reader.wrote(state.field(number), from, from ^ cursor.next());
		}
		case Chunk.EVENT -> reader.emitted(number, cursor.next(), cursor.next(), cursor.next(), cursor.next());
		default -> cursor.skip(HopDetails.REASON_VALUES);
		}
	}

	/** The position nearest to a target whose state is kept; another position when that is not farther. */
	int nearest(int target, int other) {
		int nearest = other;
		int middle = target >> Chunk.BITS;
		for (int away = 0; away << Chunk.BITS < Math.abs(target - nearest); away++) {
			nearest = nearer(target, middle - away, nearest);
			nearest = nearer(target, middle + away + 1, nearest);
		}
		return nearest;
	}

	private int nearer(int target, int chunk, int than) {
		int begin = chunk << Chunk.BITS;
		boolean kept = begin >= 0 && begin < size() && chunk(begin).before().isPresent();
		return kept && Math.abs(target - begin) < Math.abs(target - than) ? begin : than;
	}

	/** The state before a hop, where it is kept. */
	Optional<Snapshot> before(int hop) {
		return at(hop) == 0 ? chunk(hop).before() : Optional.empty();
	}
}
