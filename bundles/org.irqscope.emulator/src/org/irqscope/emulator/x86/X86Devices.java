package org.irqscope.emulator.x86;

import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.IoDevice;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicRegisters;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.emulator.x86.pic.PicPorts;

/** What stands for the kernel's interrupt chips on the buses of one machine. */
final class X86Devices {
	private final X86Kvm kvm;
	private final IoDevice master, slave, elcr, registers;

	X86Devices(X86Kvm kvm, Pic pic, Ioapic ioapic) {
		this.kvm = kvm;
		master = new PicPorts(kvm, pic, "picdev_master");
		slave = new PicPorts(kvm, pic, "picdev_slave");
		elcr = new PicPorts(kvm, pic, "picdev_elcr");
		registers = new IoapicRegisters(kvm, ioapic);
	}

	/** {@code KVM_CREATE_IRQCHIP} puts them on their buses. */
	void register() {
		IoBus pio = kvm.bus(IoBus.Kind.KVM_PIO_BUS);
		pio.registerDev(PicPorts.MASTER, 2, master);
		pio.registerDev(PicPorts.SLAVE, 2, slave);
		pio.registerDev(PicPorts.MASTER_ELCR, 2, elcr);
		kvm.bus(IoBus.Kind.KVM_MMIO_BUS).registerDev(Ioapic.DEFAULT_BASE, Ioapic.MMIO_LENGTH, registers);
	}
}
