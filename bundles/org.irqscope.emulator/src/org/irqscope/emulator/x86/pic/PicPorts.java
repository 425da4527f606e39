package org.irqscope.emulator.x86.pic;

import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.x86.KernelDifference;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;

/** The I/O ports of the i8259 pair and of its edge/level registers: {@code picdev_read} and {@code picdev_write}. */
public final class PicPorts implements IoDevice {
	/** The command ports, each before its data port, and the edge/level registers. */
	public static final int MASTER = 0x20, SLAVE = 0xa0, MASTER_ELCR = 0x4d0, SLAVE_ELCR = 0x4d1;
	/** What a poll answers beside the pin: there is an interrupt. */
	private static final int PENDING = 0x80;

	private final X86Kvm kvm;
	private final Pic pic;
	private final String name;

	public PicPorts(X86Kvm kvm, Pic pic, String name) {
		this.kvm = kvm;
		this.pic = pic;
		this.name = name;
	}

	@Override
	public boolean write(Vcpu vcpu, long address, int length, long value) {
		if (length != 1)
			return true;
		int data = (int) value & 0xff;
		switch ((int) address) {
		case MASTER, MASTER + 1, SLAVE, SLAVE
				+ 1 -> picIoportWrite(pic.pics[(int) address >> 7], (int) address & 1, data);
		case MASTER_ELCR, SLAVE_ELCR -> elcrIoportWrite(pic.pics[(int) address & 1], data);
		default -> {
			return false;
		}
		}
		pic.picUnlock();
		return true;
	}

	@Override
	public boolean read(Vcpu vcpu, long address, int length, GuestData data) {
		if (length != 1) {
			data.set(0);
			return true;
		}
		switch ((int) address) {
		case MASTER, MASTER + 1, SLAVE, SLAVE
				+ 1 -> data.set(picIoportRead(pic.pics[(int) address >> 7], (int) address & 1));
		case MASTER_ELCR, SLAVE_ELCR -> data.set(pic.pics[(int) address & 1].elcr.get());
		default -> {
			return false;
		}
		}
		pic.picUnlock();
		return true;
	}

	private void elcrIoportWrite(Kpic chip, int value) {
		kvm.journal.enter(PicSite.ELCR_IOPORT_WRITE, chip.chip, value, 0);
		chip.elcr.set(value & chip.elcrMask.get());
		kvm.journal.leave();
	}

	/** {@code pic_ioport_write}: port 0 takes ICW1, OCW2 and OCW3, port 1 OCW1 and the rest of the ICWs. */
	private void picIoportWrite(Kpic chip, int port, int value) {
		kvm.journal.enter(PicSite.PIC_IOPORT_WRITE, chip.chip, port, value);
		if (port == 1)
			writeData(chip, value);
		else if ((value & 0x10) != 0)
			icw1(chip, value);
		else if ((value & 0x08) != 0)
			ocw3(chip, value);
		else
			ocw2(chip, value);
		kvm.journal.leave();
	}

	private void icw1(Kpic chip, int value) {
		kvm.journal.why(PicWhy.PIC_ICW1);
		chip.init4.set(value & 1);
		kvmPicReset(chip);
	}

	/**
	 * {@code kvm_pic_reset}: edges still latched are acknowledged, bits in service and the output stay, and the
	 * output is not worked out anew.
	 */
	private void kvmPicReset(Kpic chip) {
		int edges = chip.irr.get() & ~chip.elcr.get();
		chip.lastIrr.set(0);
		chip.irr.set(chip.irr.get() & chip.elcr.get());
		chip.imr.set(0);
		chip.priorityAdd.set(0);
		chip.specialMask.set(0);
		chip.readRegSelect.set(0);
		if (!chip.init4.isSet()) {
			chip.specialFullyNestedMode.set(0);
			chip.autoEoi.set(0);
		}
		chip.initState.set(1);
		if (!anyVcpuAcceptsPicIntr())
			return;
		for (int irq = 0; irq < 8; irq++)
			if ((edges & 1 << irq) != 0)
				pic.picClearIsr(chip, irq);
	}

	private boolean anyVcpuAcceptsPicIntr() {
		for (X86Vcpu vcpu : kvm.vcpuArray())
			if (vcpu.lapic.kvmApicAcceptPicIntr())
				return true;
		return false;
	}

	private void ocw3(Kpic chip, int value) {
		kvm.journal.why(PicWhy.PIC_OCW3);
		if ((value & 0x04) != 0)
			chip.poll.set(1);
		if ((value & 0x02) != 0)
			chip.readRegSelect.set(value & 1);
		if ((value & 0x40) != 0)
			chip.specialMask.set(value >> 5 & 1);
	}

	private void ocw2(Kpic chip, int value) {
		int command = value >> 5;
		int irq = value & 7;
		switch (command) {
		case 0, 4 -> chip.rotateOnAutoEoi.set(command >> 2);
		case 1, 5 -> nonSpecificEoi(chip, command == 5);
		case 3 -> endOfInterrupt(chip, irq);
		case 6 -> {
			chip.priorityAdd.set(irq + 1 & 7);
			pic.picUpdateIrq();
		}
		case 7 -> {
			chip.priorityAdd.set(irq + 1 & 7);
			endOfInterrupt(chip, irq);
		}
		default -> kvm.journal.why(PicWhy.PIC_NO_OPERATION);
		}
	}

	private void nonSpecificEoi(Kpic chip, boolean rotate) {
		int priority = chip.getPriority(chip.isr.get());
		if (priority == 8) {
			kvm.journal.why(PicWhy.PIC_NOTHING_IN_SERVICE);
			return;
		}
		int irq = priority + chip.priorityAdd.get() & 7;
		if (rotate)
			chip.priorityAdd.set(irq + 1 & 7);
		endOfInterrupt(chip, irq);
	}

	private void endOfInterrupt(Kpic chip, int irq) {
		kvm.journal.why(PicWhy.PIC_EOI, irq);
		pic.picClearIsr(chip, irq);
		pic.picUpdateIrq();
	}

	private void writeData(Kpic chip, int value) {
		switch (chip.initState.get()) {
		case 0 -> ocw1(chip, value);
		case 1 -> {
			kvm.journal.why(PicWhy.PIC_ICW2, value & 0xf8);
			chip.irqBase.set(value & 0xf8);
			chip.initState.set(2);
		}
		case 2 -> chip.initState.set(chip.init4.isSet() ? 3 : 0);
		case 3 -> {
			chip.specialFullyNestedMode.set(value >> 4 & 1);
			chip.autoEoi.set(value >> 1 & 1);
			chip.initState.set(0);
		}
		default -> {
			// KVM_SET_IRQCHIP takes any state; the kernel's switch has no other case either.
		}
		}
	}

	private void ocw1(Kpic chip, int value) {
		kvm.journal.why(PicWhy.PIC_OCW1, value);
		int changed = chip.imr.get() ^ value;
		chip.imr.set(value);
		for (int irq = 0; irq < 8; irq++)
			if ((changed & 1 << irq) != 0)
				kvm.maskNotifiers.kvmFireMaskNotifiers(chip.chip, irq + 8 * chip.chip, (value & 1 << irq) != 0);
		pic.picUpdateIrq();
	}

	/** {@code pic_ioport_read}: a poll command turns the next read, of either port, into an acknowledge. */
	private int picIoportRead(Kpic chip, int port) {
		kvm.journal.enter(PicSite.PIC_IOPORT_READ, chip.chip, port, 0);
		int result;
		if (chip.poll.isSet()) {
			result = picPollRead(chip);
			chip.poll.set(0);
		} else if (port == 1)
			result = chip.imr.get();
		else
			result = chip.readRegSelect.isSet() ? chip.isr.get() : chip.irr.get();
		return kvm.journal.leave(result);
	}

	private int picPollRead(Kpic chip) {
		int irq = chip.picGetIrq();
		if (irq < 0) {
			pic.picUpdateIrq();
			return 0x07;
		}
		boolean slave = chip.chip == 1;
		if (slave) {
			pic.pics[0].isr.clear(1 << Pic.CASCADE);
			pic.pics[0].irr.clear(1 << Pic.CASCADE);
		}
		chip.irr.clear(1 << irq);
		pic.picClearIsr(chip, irq);
		if (slave || irq != Pic.CASCADE)
			pic.picUpdateIrq();
		return kvm.host.has(KernelDifference.PIC_POLL_WITHOUT_FLAG) ? irq : PENDING | irq;
	}

	@Override
	public String toString() {
		return name;
	}
}
