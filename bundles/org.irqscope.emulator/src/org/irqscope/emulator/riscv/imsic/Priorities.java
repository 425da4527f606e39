package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** The priorities that the guest gives to interrupts of its hart, {@code hviprio1} and {@code hviprio2}. */
final class Priorities {
	/** Behind what a guest can set. */
	static final int LOWEST = 256;
	private static final int BYTE = 8, BITS = 64, EACH = 8, MASK = 0xff;
	/** The byte of the two registers that an interrupt has, from 0; -1 for those that have none or cannot be set. */
	private static final int[] BYTES = { -1, 1, -1, -1, -1, 3, -1, -1, -1, -1, -1, -1, -1, 5, 6, 7, 8, 9, 10, 11, 12,
			13, 14, 15 };
	private final LongField[] registers = new LongField[2];

	Priorities(Struct hart) {
		for (int number = 0; number < registers.length; number++)
			registers[number] = hart.hex64(HartFields.HVIPRIO.at(number));
	}

	private static int bit(int irq) {
		return irq < BYTES.length && BYTES[irq] >= 0 ? BYTES[irq] * BYTE : -1;
	}

	private int get(int irq) {
		int bit = bit(irq);
		return bit < 0 ? 0 : (int) (registers[bit / BITS].get() >>> bit % BITS) & MASK;
	}

	private void set(int irq, int priority) {
		int bit = bit(irq);
		if (bit < 0)
			return;
		LongField register = registers[bit / BITS];
		register.set(register.get() & ~((long) MASK << bit % BITS) | (long) priority << bit % BITS);
	}

	/** What an interrupt has been given, or {@link #LOWEST}: those of a hart come behind external ones by default. */
	int of(int irq) {
		int given = get(irq);
		return given == 0 ? LOWEST : given;
	}

	/** {@code aia_rmw_iprio}: eight interrupts in a register; with 64 bits the odd ones are not there. */
	int rmw(int number, GuestData answer, long value, long mask) {
		if ((number & 1) != 0)
			return -Errno.EINVAL;
		int first = number * EACH / 2;
		long old = 0;
		for (int at = 0; at < EACH; at++)
			old |= (long) get(first + at) << at * BYTE;
		answer.set(old);
		long next = old & ~mask | value & mask;
		for (int at = 0; mask != 0 && at < EACH; at++)
			set(first + at, (int) (next >>> at * BYTE) & MASK);
		return 0;
	}
}
