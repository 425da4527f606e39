package org.irqscope.emulator.x86;

import org.irqscope.emulator.x86.ioapic.Ioapic;

/** The chips that routing entries name, {@code KVM_IRQCHIP_*}, and their pins. For any thread. */
public final class Irqchips {
	public static final int PIC_MASTER = 0, PIC_SLAVE = 1, IOAPIC = 2;
	/** {@code KVM_NR_IRQCHIPS}, {@code KVM_IRQCHIP_NUM_PINS} */
	static final int COUNT = 3, PINS = Ioapic.PINS;
	/** The inputs of one PIC. */
	public static final int PIC_PINS = 8;

	private Irqchips() {
	}

	/** How many pins a routing entry can name of a chip; none of an unknown one. */
	static int pins(int irqchip) {
		return switch (irqchip) {
		case PIC_MASTER, PIC_SLAVE -> PIC_PINS;
		case IOAPIC -> PINS;
		default -> 0;
		};
	}
}
