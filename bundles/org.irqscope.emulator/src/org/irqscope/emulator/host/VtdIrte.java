package org.irqscope.emulator.host;

/**
 * An entry of the interrupt remapping table of Intel's VT-d, its 128 bits and their fields. Immutable, for any thread.
 *
 * @param low bits 63 to 0
 * @param high bits 127 to 64
 */
public record VtdIrte(long low, long high) {
	private static final int PRESENT = 1, LOGICAL = 1 << 2, REDIRECTION = 1 << 3, URGENT = 1 << 14, POSTED = 1 << 15,
			MODE_SHIFT = 5, MODES = 7, VECTOR_SHIFT = 16, BYTE = 0xff, WORD = 0xffff, HALF = 32, PDA_SHIFT = 38,
			PDA_BITS = 6;
	private static final long LOW_WORD = 0xffffffffL, REQUESTER_IS_CHECKED = 1L << 18;

	/** An entry that leads to a vector of the host, as Linux writes it. */
	public static VtdIrte remapped(int vector, int destination, boolean logical, int requester) {
		return new VtdIrte(PRESENT | REDIRECTION | (logical ? LOGICAL : 0) | (long) vector << VECTOR_SHIFT
				| (destination & LOW_WORD) << HALF, requester | REQUESTER_IS_CHECKED);
	}

	/** An entry that posts to a descriptor, whose address is a multiple of 64. */
	public static VtdIrte posted(int vector, long descriptor, int requester) {
		return new VtdIrte(PRESENT | POSTED | (long) vector << VECTOR_SHIFT
				| (descriptor & LOW_WORD) >>> PDA_BITS << PDA_SHIFT,
				requester | REQUESTER_IS_CHECKED | descriptor >>> HALF << HALF);
	}

	public boolean isPresent() {
		return (low & PRESENT) != 0;
	}

	/** Whether it posts to a descriptor, PST. */
	public boolean isPosted() {
		return (low & POSTED) != 0;
	}

	/** Whether the destination is a set of logical ids, DM. */
	public boolean isLogical() {
		return (low & LOGICAL) != 0;
	}

	/** The redirection hint, RH. */
	public boolean isRedirected() {
		return (low & REDIRECTION) != 0;
	}

	/** Whether each notification is sent at once, URG. */
	public boolean isUrgent() {
		return isPosted() && (low & URGENT) != 0;
	}

	/** The delivery mode, DLM. */
	public int deliveryMode() {
		return (int) (low >> MODE_SHIFT) & MODES;
	}

	/** The guest's vector when it posts, else the host's. */
	public int vector() {
		return (int) (low >> VECTOR_SHIFT) & BYTE;
	}

	/** The processor of the host, DST, of an entry that does not post. */
	public int destination() {
		return (int) (low >>> HALF);
	}

	/** The address of the posted-interrupt descriptor, PDA, of an entry that posts. */
	public long descriptor() {
		return high >>> HALF << HALF | low >>> PDA_SHIFT << PDA_BITS;
	}

	/** Bus, device and function of whoever may use the entry, SID. */
	public int requester() {
		return (int) high & WORD;
	}
}
