package org.irqscope.kvm.structure;

import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/** {@code struct kvm_irqchip}: the state of one of the two PICs or of the IOAPIC. */
public final class KvmIrqchip {
	public static final int SIZE = 520;
	public static final int CHIP_ID = 0, CHIP = 8;
	/** The size of {@code struct kvm_pic_state}, a byte for each field of {@link KpicState} in its order. */
	public static final int PIC_SIZE = 16;
	/** Offsets in {@code struct kvm_ioapic_state}. */
	public static final int BASE_ADDRESS = 0, IOREGSEL = 8, ID = 12, IRR = 16, REDIRTBL = 24;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	public KvmIrqchip select(int chip) {
		memory.putInt(CHIP_ID, chip);
		return this;
	}

	public KpicState pic() {
		return new KpicState(field(0), field(1), field(2), field(3), field(4), field(5), field(6), field(7), field(8),
				field(9), field(10), field(11), field(12), field(13), field(14), field(15));
	}

	private int field(int at) {
		return memory.getByte(CHIP + at);
	}

	public KvmIrqchip set(KpicState pic) {
		int[] fields = { pic.lastIrr(), pic.irr(), pic.imr(), pic.isr(), pic.priorityAdd(), pic.irqBase(),
				pic.readRegSelect(), pic.poll(), pic.specialMask(), pic.initState(), pic.autoEoi(),
				pic.rotateOnAutoEoi(), pic.specialFullyNestedMode(), pic.init4(), pic.elcr(), pic.elcrMask() };
		for (int at = 0; at < PIC_SIZE; at++)
			memory.putByte(CHIP + at, fields[at]);
		return this;
	}

	public IoapicState ioapic() {
		long[] redirtbl = new long[Ioapic.PINS];
		for (int pin = 0; pin < Ioapic.PINS; pin++)
			redirtbl[pin] = memory.getLong(CHIP + REDIRTBL + 8 * pin);
		return new IoapicState(memory.getLong(CHIP + BASE_ADDRESS), memory.getInt(CHIP + IOREGSEL),
				memory.getInt(CHIP + ID), memory.getInt(CHIP + IRR), redirtbl);
	}

	public KvmIrqchip set(IoapicState ioapic) {
		memory.putLong(CHIP + BASE_ADDRESS, ioapic.baseAddress());
		memory.putInt(CHIP + IOREGSEL, ioapic.ioregsel());
		memory.putInt(CHIP + ID, ioapic.id());
		memory.putInt(CHIP + IRR, ioapic.irr());
		for (int pin = 0; pin < Ioapic.PINS; pin++)
			memory.putLong(CHIP + REDIRTBL + 8 * pin, ioapic.entry(pin));
		return this;
	}
}
