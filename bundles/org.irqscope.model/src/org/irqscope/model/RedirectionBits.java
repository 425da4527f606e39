package org.irqscope.model;

/** A redirection entry as the 64 bits of the IOAPIC's register, and back. */
public final class RedirectionBits {
	private static final int DELIVERY_STATUS = 12, POLARITY = 13, REMOTE_IRR = 14, TRIGGER = 15, MASK = 16;
	/** Bits 17 to 55, which are stored as written. */
	private static final long RESERVED = 0x00fffffffffe0000L;

	private RedirectionBits() {
	}

	/** The 64 bits of an entry. */
	public static long bits(RedirectionEntry entry) {
		return entry.getVector() & 0xff | (long) entry.getDeliveryMode().getValue() << 8
				| (long) entry.getDestMode().getValue() << 11 | bit(entry.isDeliveryStatus(), DELIVERY_STATUS)
				| bit(entry.isPolarity(), POLARITY) | bit(entry.isRemoteIrr(), REMOTE_IRR)
				| (long) entry.getTrigMode().getValue() << TRIGGER | bit(entry.isMask(), MASK)
				| entry.getReserved() & RESERVED | (long) entry.getDestId() << 56;
	}

	private static long bit(boolean set, int position) {
		return set ? 1L << position : 0;
	}

	/** Writes the fields of an entry from the bits of the register. */
	public static void set(RedirectionEntry entry, long bits) {
		entry.setVector((int) bits & 0xff);
		entry.setDeliveryMode(DeliveryMode.get((int) (bits >> 8) & 7));
		entry.setDestMode(DestinationMode.get((int) (bits >> 11) & 1));
		entry.setDeliveryStatus((bits >> DELIVERY_STATUS & 1) != 0);
		entry.setPolarity((bits >> POLARITY & 1) != 0);
		entry.setRemoteIrr((bits >> REMOTE_IRR & 1) != 0);
		entry.setTrigMode(TriggerMode.get((int) (bits >> TRIGGER) & 1));
		entry.setMask((bits >> MASK & 1) != 0);
		entry.setReserved(bits & RESERVED);
		entry.setDestId((int) (bits >>> 56));
	}
}
