package org.irqscope.emulator.x86.pic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.X86Place;

/**
 * One i8259 of the pair: {@code struct kvm_kpic_state} and the functions that look at one chip only. Unlike the real
 * chip it ignores special mask mode and the level bit of ICW1.
 */
public final class Kpic {
	/** The index of the chip: 0 master, 1 slave. */
	final int chip;
	final IntField lastIrr;
	final IntField irr;
	final IntField imr;
	final IntField isr;
	final IntField priorityAdd;
	public final IntField irqBase;
	final IntField readRegSelect;
	final IntField poll;
	final IntField specialMask;
	final IntField initState;
	final IntField autoEoi;
	final IntField rotateOnAutoEoi;
	final IntField specialFullyNestedMode;
	final IntField init4;
	final IntField elcr;
	final IntField elcrMask;
	final Struct struct;

	Kpic(Journal journal, int chip) {
		this.chip = chip;
		struct = new Struct(journal.state(), X86Place.PIC, chip);
		lastIrr = struct.hex8(PicFields.LAST_IRR);
		irr = struct.hex8(PicFields.IRR);
		imr = struct.hex8(PicFields.IMR);
		isr = struct.hex8(PicFields.ISR);
		priorityAdd = struct.number(PicFields.PRIORITY_ADD);
		irqBase = struct.hex8(PicFields.IRQ_BASE);
		readRegSelect = struct.flag(PicFields.READ_REG_SELECT);
		poll = struct.flag(PicFields.POLL);
		specialMask = struct.flag(PicFields.SPECIAL_MASK);
		initState = struct.number(PicFields.INIT_STATE);
		autoEoi = struct.flag(PicFields.AUTO_EOI);
		rotateOnAutoEoi = struct.flag(PicFields.ROTATE_ON_AUTO_EOI);
		specialFullyNestedMode = struct.flag(PicFields.SPECIAL_FULLY_NESTED_MODE);
		init4 = struct.flag(PicFields.INIT4);
		elcr = struct.hex8(PicFields.ELCR);
		elcrMask = struct.hex8(PicFields.ELCR_MASK);
	}

	/**
	 * {@code pic_set_irq1}: the line of one input, 0 to 7, takes a level.
	 *
	 * @return -1 masked, 0 coalesced, 1 taken
	 */
	int picSetIrq1(int irq, boolean level) {
		int mask = 1 << irq;
		int result = 1;
		if (!level) {
			if (elcr.has(mask))
				irr.clear(mask);
			lastIrr.clear(mask);
		} else if (elcr.has(mask) || !lastIrr.has(mask)) {
			result = irr.has(mask) ? 0 : 1;
			irr.or(mask);
			lastIrr.or(mask);
		}
		return imr.has(mask) ? -1 : result;
	}

	/** {@code get_priority}: how far the first set bit is from the input of highest priority; 8 for an empty mask. */
	int getPriority(int mask) {
		// Twice in a row, so that a shift rotates; the bit above stands for none.
		int twice = (mask & 0xff) * 0x101;
		return Integer.numberOfTrailingZeros(twice >> (priorityAdd.get() & 7) | 0x100);
	}

	/** {@code pic_get_irq}: the input that should interrupt now, or -1. */
	int picGetIrq() {
		int requests = irr.get() & ~imr.get();
		if (requests == 0)
			return -1;
		int priority = getPriority(requests);
		int inService = isr.get();
		if (specialFullyNestedMode.isSet() && chip == 0)
			inService &= ~(1 << Pic.CASCADE);
		return priority < getPriority(inService) ? priority + priorityAdd.get() & 7 : -1;
	}

	/** {@code KVM_GET_IRQCHIP} of this chip. */
	public KpicState state() {
		return new KpicState(lastIrr.get(), irr.get(), imr.get(), isr.get(), priorityAdd.get(), irqBase.get(),
				readRegSelect.get(), poll.get(), specialMask.get(), initState.get(), autoEoi.get(),
				rotateOnAutoEoi.get(), specialFullyNestedMode.get(), init4.get(), elcr.get(), elcrMask.get());
	}

	void set(KpicState state) {
		lastIrr.set(state.lastIrr());
		irr.set(state.irr());
		imr.set(state.imr());
		isr.set(state.isr());
		priorityAdd.set(state.priorityAdd());
		irqBase.set(state.irqBase());
		readRegSelect.set(state.readRegSelect());
		poll.set(state.poll());
		specialMask.set(state.specialMask());
		initState.set(state.initState());
		autoEoi.set(state.autoEoi());
		rotateOnAutoEoi.set(state.rotateOnAutoEoi());
		specialFullyNestedMode.set(state.specialFullyNestedMode());
		init4.set(state.init4());
		elcr.set(state.elcr());
		elcrMask.set(state.elcrMask());
	}
}
