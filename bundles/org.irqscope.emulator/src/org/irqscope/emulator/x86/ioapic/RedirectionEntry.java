package org.irqscope.emulator.x86.ioapic;

import org.irqscope.emulator.x86.lapic.LapicIrq;

/** The bits of an IOAPIC's redirection entry, {@code union kvm_ioapic_redirect_entry}, kept in a long. */
public final class RedirectionEntry {
	public static final long DELIVERY_STATUS = 1 << 12, REMOTE_IRR = 1 << 14, LEVEL = 1 << 15, MASK = 1 << 16;
	private static final long LOGICAL = 1 << 11;

	private RedirectionEntry() {
	}

	public static int vector(long entry) {
		return (int) entry & 0xff;
	}

	/** 0 Fixed, 1 LowPrio, 2 SMI, 4 NMI, 5 INIT, 7 ExtINT. */
	public static int deliveryMode(long entry) {
		return (int) entry >> 8 & 7;
	}

	public static boolean logical(long entry) {
		return (entry & LOGICAL) != 0;
	}

	public static boolean remoteIrr(long entry) {
		return (entry & REMOTE_IRR) != 0;
	}

	public static boolean level(long entry) {
		return (entry & LEVEL) != 0;
	}

	public static boolean masked(long entry) {
		return (entry & MASK) != 0;
	}

	public static int destination(long entry) {
		return (int) (entry >>> 56);
	}

	public static long toLapicIrq(long entry) {
		return LapicIrq.of(vector(entry), deliveryMode(entry), destination(entry), logical(entry), level(entry));
	}
}
