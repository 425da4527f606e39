package org.irqscope.emulator.x86.pic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.LineState;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;

/** The i8259 pair, {@code struct kvm_pic}: section 3 of the kernel's interrupt paths. */
public final class Pic {
	/** The master's input that the slave drives. */
	public static final int CASCADE = 2;
	public static final int PINS = 16;

	private final X86Kvm kvm;
	private final Journal journal;
	public final Kpic[] pics;
	/** The INTR line to the processor. */
	final IntField output;
	private final IntField wakeupNeeded;
	private final IntField[] irqStates = new IntField[PINS];

	public Pic(X86Kvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		pics = new Kpic[] { new Kpic(journal, 0), new Kpic(journal, 1) };
		Struct struct = pics[0].struct;
		output = struct.flag(PicFields.OUTPUT);
		wakeupNeeded = struct.flag(PicFields.WAKEUP_NEEDED);
		for (int pin = 0; pin < PINS; pin++)
			irqStates[pin] = pics[pin >> 3].struct.hex32(PicFields.IRQ_STATES.at(pin & 7));
	}

	/** {@code kvm_pic_init} */
	public void create() {
		pics[0].elcrMask.set(0xf8);
		pics[1].elcrMask.set(0xde);
	}

	public Kpic master() {
		return pics[0];
	}

	public Kpic slave() {
		return pics[1];
	}

	/** True while the pair asks the processor for an interrupt. */
	public boolean output() {
		return output.isSet();
	}

	/**
	 * {@code kvm_pic_set_irq}: one source drives one input.
	 *
	 * @param pin 0 to 15
	 * @param source the irq source id
	 * @return -1 masked, 0 coalesced, 1 taken
	 */
	public int kvmPicSetIrq(int pin, int source, int level) {
		journal.enter(PicSite.KVM_PIC_SET_IRQ, pin >> 3, pin & 7, level);
		Kpic chip = pics[pin >> 3];
		boolean line = LineState.set(irqStates[pin], source, level);
		boolean high = chip.lastIrr.has(1 << (pin & 7));
		int result = chip.picSetIrq1(pin & 7, line);
		if (journal.recording()) {
			explain(chip, pin & 7, line, high, result);
			enterUpdate();
		}
		boolean output = update();
		if (journal.recording()) {
			leaveUpdate(output);
			journal.trace(X86Tracepoint.KVM_PIC_SET_IRQ, pin >> 3, pin & 7, chip.elcr.get() << 8 | chip.imr.get(),
					result == 0 ? 1 : 0);
		}
		picUnlock();
		return journal.leave(result);
	}

	private void explain(Kpic chip, int irq, boolean line, boolean high, int result) {
		boolean level = chip.elcr.has(1 << irq);
		if (!line)
			journal.why(level ? PicWhy.PIC_LEVEL_LOWERED : PicWhy.PIC_EDGE_LOWERED, irq);
		else if (result < 0)
			journal.why(PicWhy.PIC_MASKED, irq);
		else if (high && !level)
			journal.why(PicWhy.PIC_NO_EDGE, irq);
		else if (result == 0)
			journal.why(PicWhy.PIC_COALESCED, irq);
		else
			journal.why(level ? PicWhy.PIC_LEVEL_RAISED : PicWhy.PIC_EDGE_LATCHED, irq);
	}

	/** {@code pic_update_irq}: the slave signals the master, the master the processor. */
	void picUpdateIrq() {
		enterUpdate();
		leaveUpdate(update());
	}

	private void enterUpdate() {
		journal.enter(PicSite.PIC_UPDATE_IRQ, 0, output.get(), 0);
	}

	private void leaveUpdate(boolean level) {
		journal.leave(level ? PicWhy.PIC_OUTPUT_HIGH : PicWhy.PIC_OUTPUT_LOW);
	}

	/** Works out the output; answers whether it is high. */
	private boolean update() {
		if (pics[1].picGetIrq() >= 0) {
			pics[0].picSetIrq1(CASCADE, true);
			pics[0].picSetIrq1(CASCADE, false);
		}
		boolean level = pics[0].picGetIrq() >= 0;
		if (level && !output.isSet())
			wakeupNeeded.set(1);
		output.set(level);
		return level;
	}

	/** {@code pic_unlock}: the first vCPU that takes interrupts from the PIC is woken when the output rose. */
	void picUnlock() {
		if (!wakeupNeeded.isSet())
			return;
		wakeupNeeded.set(0);
		for (X86Vcpu vcpu : kvm.vcpuArray())
			if (vcpu.lapic.kvmApicAcceptPicIntr()) {
				vcpu.makeRequest(X86Vcpu.REQ_EVENT);
				vcpu.kvmVcpuKick();
				return;
			}
	}

	/**
	 * {@code kvm_pic_read_irq}: the processor acknowledges.
	 *
	 * @return the vector; base + 7 when nothing is pending any more (spurious)
	 */
	public int kvmPicReadIrq() {
		journal.enter(PicSite.KVM_PIC_READ_IRQ, 0, 0, 0);
		output.set(0);
		int irq = pics[0].picGetIrq();
		int vector;
		if (irq < 0) {
			vector = pics[0].irqBase.get() + 7;
			journal.why(PicWhy.PIC_SPURIOUS_MASTER, vector);
		} else {
			picIntack(pics[0], irq);
			vector = irq == CASCADE ? readSlave() : pics[0].irqBase.get() + irq;
			journal.why(PicWhy.PIC_ACKNOWLEDGED, irq, vector);
		}
		picUpdateIrq();
		picUnlock();
		return journal.leave(vector);
	}

	private int readSlave() {
		int irq = pics[1].picGetIrq();
		if (irq >= 0)
			picIntack(pics[1], irq);
		else
			journal.why(PicWhy.PIC_SPURIOUS_SLAVE, pics[1].irqBase.get() + 7L);
		return pics[1].irqBase.get() + (irq >= 0 ? irq : 7);
	}

	/** {@code pic_intack}: a level input keeps its request, automatic EOI ends the service at once. */
	private void picIntack(Kpic chip, int irq) {
		chip.isr.or(1 << irq);
		if (!chip.elcr.has(1 << irq))
			chip.irr.clear(1 << irq);
		if (chip.autoEoi.isSet()) {
			if (chip.rotateOnAutoEoi.isSet())
				chip.priorityAdd.set(irq + 1 & 7);
			picClearIsr(chip, irq);
		}
	}

	/** {@code pic_clear_isr}: the service ends; ack notifiers run with the lock dropped. */
	void picClearIsr(Kpic chip, int irq) {
		chip.isr.clear(1 << irq);
		picUnlock();
		kvm.notifiers.kvmNotifyAckedIrq(chip.chip, irq + 8 * chip.chip);
	}

	/** {@code KVM_SET_IRQCHIP} of one chip: the fields are taken as they are, the output is worked out anew. */
	public void setState(int chip, KpicState state) {
		pics[chip].set(state);
	}

	/** {@code kvm_pic_update_irq} */
	public void kvmPicUpdateIrq() {
		picUpdateIrq();
		picUnlock();
	}

	/** The pins whose line any source holds high, bit 0 for pin 0. */
	public int lines() {
		int lines = 0;
		for (int pin = 0; pin < PINS; pin++)
			lines |= irqStates[pin].isSet() ? 1 << pin : 0;
		return lines;
	}

	Place place(int chip) {
		return pics[chip].struct.place();
	}
}
