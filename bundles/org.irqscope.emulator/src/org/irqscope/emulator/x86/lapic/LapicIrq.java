package org.irqscope.emulator.x86.lapic;

/**
 * {@code struct kvm_lapic_irq} packed into a long, so that delivering an interrupt allocates nothing: destination in
 * bits 63 to 32, vector in bits 7 to 0, the rest as in an interrupt command register.
 */
public final class LapicIrq {
	public static final int VECTOR = 0xff;
	public static final int DELIVERY_MODE = 0x700;
	public static final int LOGICAL = 0x800;
	public static final int ASSERT = 0x4000;
	public static final int LEVEL = 0x8000;
	public static final int SHORTHAND = 0xc0000;
	static final int REDIRECTION_HINT = 1 << 24;

	static final int SELF = 0x40000, ALL_INCLUDING_SELF = 0x80000, ALL_BUT_SELF = 0xc0000;

	public static final int FIXED = 0x000, LOWEST_PRIORITY = 0x100, SMI = 0x200, REMOTE_READ = 0x300, NMI = 0x400,
			INIT = 0x500, STARTUP = 0x600, EXTINT = 0x700;

	private LapicIrq() {
	}

	/** An asserted interrupt without shorthand, from an IOAPIC or a message. */
	public static long of(int vector, int deliveryMode, int destination, boolean logical, boolean level) {
		return (long) destination << 32 | vector | deliveryMode << 8 | (logical ? LOGICAL : 0) | (level ? LEVEL : 0)
				| ASSERT;
	}

	static int destination(long irq) {
		return (int) (irq >>> 32);
	}

	public static int vector(long irq) {
		return (int) irq & VECTOR;
	}

	public static int deliveryMode(long irq) {
		return (int) irq & DELIVERY_MODE;
	}

	static boolean logical(long irq) {
		return (irq & LOGICAL) != 0;
	}

	static boolean level(long irq) {
		return (irq & LEVEL) != 0;
	}

	static boolean asserted(long irq) {
		return (irq & ASSERT) != 0;
	}

	static int shorthand(long irq) {
		return (int) irq & SHORTHAND;
	}

	/** {@code kvm_lowest_prio_delivery} */
	static boolean lowestPriority(long irq) {
		return deliveryMode(irq) == LOWEST_PRIORITY || (irq & REDIRECTION_HINT) != 0;
	}
}
