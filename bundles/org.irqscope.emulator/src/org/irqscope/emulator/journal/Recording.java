package org.irqscope.emulator.journal;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Chunk.Head;
import org.irqscope.emulator.state.State;

/**
 * What a journal noted: hops, the writes of each hop and the tracepoints of each hop, in order. It can go on after it
 * was read, and a branch of it goes another way from some hop on. Filled by the journal, read by a
 * {@link RecordedWalk}.
 */
final class Recording {
	/** The parent of a hop that no function called. */
	static final int NONE = -1;

	/** What the numbers of sites, reasons and tracepoints mean. */
	final Vocabulary vocabulary;
	private final List<Chunk> chunks = new ArrayList<>();
	private Chunk last;

	Recording(Vocabulary vocabulary) {
		this.vocabulary = vocabulary;
		this.last = new Chunk();
		chunks.add(last);
	}

	/** The number of hops. */
	int size() {
		return (chunks.size() - 1 << Chunk.BITS) + last.size();
	}

	/** The bytes that this takes in memory. */
	long bytes() {
		return chunks.stream().mapToLong(Chunk::bytes).sum();
	}

	/** A recording of the first hops of this one, which goes on in its own way; the hops are shared. */
	Recording branch(int hops) {
		Recording branch = new Recording(vocabulary);
		branch.chunks.clear();
		branch.chunks.addAll(chunks.subList(0, hops >> Chunk.BITS));
		branch.last = hops >> Chunk.BITS < chunks.size() ? chunk(hops).copy(hops & Chunk.SIZE - 1) : new Chunk();
		branch.chunks.add(branch.last);
		return branch;
	}

	/**
	 * A further hop.
	 *
	 * @param parent the hop whose function called this one's, or {@link #NONE}
	 * @param continued true when the function goes on after a call
	 * @return the hop's number
	 */
	int add(int site, Context context, int parent, boolean continued, int index, long a, long b) {
		if (last.full()) {
			last.close();
			last = new Chunk();
			chunks.add(last);
		}
		last.add(site | context.kind().ordinal() << Head.CONTEXT_SHIFT | (continued ? Head.CONTINUED : 0), parent);
		Packed details = last.details();
		details.add(index);
		details.add(context.index());
		details.add(a);
		details.add(b);
		return size() - 1;
	}

	/** The last hop writes a field. */
	void write(int slot, long from, long to) {
		Packed details = last.details();
		details.add((long) slot << Chunk.ENTRY_BITS | Chunk.WRITE);
		details.add(from);
		details.add(from ^ to);
	}

	/** The last hop emits a tracepoint. */
	void event(int tracepoint, long a, long b, long c, long d) {
		Packed details = last.details();
		details.add((long) tracepoint << Chunk.ENTRY_BITS | Chunk.EVENT);
		details.add(a);
		details.add(b);
		details.add(c);
		details.add(d);
	}

	/** The last hop says why; the first reason stays. */
	void why(int why, long a, long b, long c) {
		int hop = last.size() - 1;
		if ((last.heads[hop] & Head.REASONED) != 0)
			return;
		last.heads[hop] |= Head.REASONED;
		Packed details = last.details();
		details.add((long) why << Chunk.ENTRY_BITS | Chunk.WHY);
		details.add(a);
		details.add(b);
		details.add(c);
	}

	/** The function of a hop has returned a number. */
	void returned(int hop, int result) {
		Chunk chunk = chunk(hop);
		chunk.results[at(hop)] = result;
		chunk.heads[at(hop)] |= Head.RETURNED;
	}

	/** The function of a hop has returned, and does nothing more itself after the hop. */
	void leave(int hop) {
		chunk(hop).heads[at(hop)] |= Head.LEFT;
	}

	private Chunk chunk(int hop) {
		return chunks.get(hop >> Chunk.BITS);
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

	/** The hop whose function called this one's, or {@link #NONE}. */
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
	void read(int hop, State state, HopReader reader) {
		Chunk chunk = chunk(hop);
		Packed.Reader cursor = chunk.details(at(hop), reader.cursor);
		int index = (int) cursor.next();
		cursor.skip(1);
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
}
