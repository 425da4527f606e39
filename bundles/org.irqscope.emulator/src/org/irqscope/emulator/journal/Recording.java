package org.irqscope.emulator.journal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.emulator.journal.Chunk.Head;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.State;

/**
 * What a journal noted: hops, the writes of each hop and the tracepoints of each hop, in order. It can go on after it
 * was read, and a branch of it goes another way from some hop on. Filled by the journal on its one thread. What others
 * read are {@link Hops}, which cost nothing but their end: later hops are appended behind it, and a chunk with a hop
 * that changes after it could be read is replaced.
 */
final class Recording {
	/** The parent of a hop that no function called. */
	static final int NONE = -1;
	/** States are kept at least so many chunks apart, and so far that each hop pays for so many bytes at most. */
	private static final int LEAST_APART = 16, BYTES_OF_HOP = 2;

	/** What the numbers of sites, reasons and tracepoints mean. */
	final Vocabulary vocabulary;
	private final State state;
	/** The full chunks. */
	private Chunk[] chunks = new Chunk[16];
	private int full;
	private Chunk last = new Chunk(Optional.empty());
	/** The chunks from this one on may have hops that are not shared. */
	private int shared;
	/** The number of the last chunk that has a state, or 0. */
	private int stated;
	/** What others have read; out of date when more has come, or a chunk was replaced. */
	private Hops seen = new Hops(chunks, 0, last.view());
	private boolean replaced;

	Recording(Vocabulary vocabulary, State state) {
		this.vocabulary = vocabulary;
		this.state = state;
	}

	/** The number of hops. */
	int size() {
		return (full << Chunk.BITS) + last.size();
	}

	/** The bytes that this takes in memory. */
	long bytes() {
		return Arrays.stream(chunks, 0, full).mapToLong(Chunk::bytes).sum() + last.bytes();
	}

	/** What there is now, for any thread to read. */
	Hops hops() {
		if (replaced || !seen.endsAt(size(), last.details().size()))
			seen = share();
		return seen;
	}

	private Hops share() {
		for (; shared < full; shared++)
			chunks[shared].share();
		replaced = false;
		return new Hops(chunks, full, last.view());
	}

	/** A recording of the first hops of this one, which goes on in its own way; the hops are shared. */
	Recording branch(int hops) {
		hops();
		Recording branch = new Recording(vocabulary, state);
		branch.full = hops >> Chunk.BITS;
		branch.shared = branch.full;
		branch.chunks = Arrays.copyOf(chunks, Math.max(chunks.length, branch.full));
		if (branch.full > full)
			branch.chunks[full] = last.view();
		else
			branch.last = chunk(hops).copy(hops & Chunk.SIZE - 1);
		branch.stated = IntStream.range(0, branch.full + 1).filter(branch::hasState).max().orElse(0);
		return branch;
	}

	private boolean hasState(int chunk) {
		return chunk(chunk << Chunk.BITS).before().isPresent();
	}

	/**
	 * A further hop.
	 *
	 * @param parent the hop whose function called this one's, or {@link #NONE}
	 * @param continued true when the function goes on after a call
	 * @return the hop's number
	 */
	int add(int site, Context context, int parent, boolean continued, int index, long a, long b) {
		if (last.full())
			addChunk();
		last.add(site | context.kind().number() << Head.CONTEXT_SHIFT | (continued ? Head.CONTINUED : 0), parent);
		Packed details = last.details();
		details.add(index);
		details.add(context.index());
		details.add(a);
		details.add(b);
		return size() - 1;
	}

	private void addChunk() {
		last.close();
		if (full == chunks.length)
			chunks = Arrays.copyOf(chunks, full * 2);
		chunks[full++] = last;
		last = new Chunk(full - stated < apart() ? Optional.empty() : Optional.of(state()));
	}

	/** So many chunks are between two that have states. */
	private int apart() {
		return Math.max(LEAST_APART, state.size() * Long.BYTES / BYTES_OF_HOP >> Chunk.BITS);
	}

	private Snapshot state() {
		stated = full;
		return state.snapshot();
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
		own(size() - 1).heads[hop] |= Head.REASONED;
		Packed details = last.details();
		details.add((long) why << Chunk.ENTRY_BITS | Chunk.WHY);
		details.add(a);
		details.add(b);
		details.add(c);
	}

	/** The function of a hop has returned a number. */
	void returned(int hop, int result) {
		Chunk chunk = own(hop);
		chunk.results[at(hop)] = result;
		chunk.heads[at(hop)] |= Head.RETURNED;
	}

	/** The function of a hop has returned, and does nothing more itself after the hop. */
	void leave(int hop) {
		own(hop).heads[at(hop)] |= Head.LEFT;
	}

	/** The chunk of a hop that is about to change. */
	private Chunk own(int hop) {
		Chunk chunk = chunk(hop);
		return chunk.shares(at(hop)) ? replace(hop >> Chunk.BITS, chunk.apart()) : chunk;
	}

	private Chunk replace(int number, Chunk chunk) {
		if (number == full)
			last = chunk;
		else {
			chunks = chunks.clone();
			chunks[number] = chunk;
			shared = Math.min(shared, number);
		}
		replaced = true;
		return chunk;
	}

	private Chunk chunk(int hop) {
		int number = hop >> Chunk.BITS;
		return number < full ? chunks[number] : last;
	}

	private static int at(int hop) {
		return hop & Chunk.SIZE - 1;
	}

	/** The number of the site of a hop. */
	int site(int hop) {
		return chunk(hop).heads[at(hop)] & Head.SITE;
	}

	/** Unpacks what there is of a hop. */
	HopDetails details(int hop, HopDetails into) {
		return into.read(chunk(hop), at(hop));
	}
}
