package org.irqscope.core.edit.template;

import org.irqscope.core.chip.riscv.ImsicChip;
import org.irqscope.core.edit.Devices;
import org.irqscope.core.edit.NewElement;
import org.irqscope.model.Machines;
import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiCapability;
import org.irqscope.model.PciFunction;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;

/** Devices and memory of machines of RISC-V, as QEMU and kvmtool place them. For the thread that owns the document. */
final class RiscvDevices {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	/** QEMU's machine {@code virt}: the window of PCI, and the line of the first slot's pin. */
	private static final long EDU_BAR = 0x4000_0000L;
	private static final int EDU_SLOT = 1, EDU_LINE = 33, EDU_MESSAGE = 40, READ_ONLY = 2;
	private static final long RESET_ROM = 0x1000, RESET_ROM_SIZE = 0xf000, FLASH = 0x2000_0000L,
			FLASH_SIZE = 0x200_0000L, USER = 0x7d00_0000_0000L;
	/** The first device of virtio in kvmtool, and where it is notified. */
	private static final long VIRTIO_NOTIFY = 0x1002_0050L;

	private RiscvDevices() {
	}

	/** QEMU's educational device, whose pin leads to the APLIC, or which sends a message. */
	static void edu(RiscvMachine machine, boolean message) {
		EduDevice device = (EduDevice) Devices.edu(machine);
		PciFunction function = FACTORY.createPciFunction();
		function.setSlot(EDU_SLOT);
		function.setBarAddress(EDU_BAR);
		function.setMsi(msi(message));
		device.setPci(function);
		device.setSignalling(Signalling.IRQ_LINE);
		device.setLevel(true);
		device.setGsi(EDU_LINE);
		RiscvMachines.setUp(machine, EDU_LINE, true, 0);
		if (message)
			RiscvMachines.enable(machine, 0, EDU_MESSAGE);
		Devices.stimulus(machine, device);
	}

	private static MsiCapability msi(boolean enabled) {
		MsiCapability msi = FACTORY.createMsiCapability();
		msi.setEnabled(enabled);
		msi.setAddress(enabled ? ImsicChip.address(0) : 0);
		msi.setData(enabled ? EDU_MESSAGE : 0);
		return msi;
	}

	/** The pin of a virtio device on kvmtool's PCI bus: it is up until the guest reads why. */
	static Device pin(RiscvMachine machine) {
		VirtioDevice device = (VirtioDevice) Devices.add(machine, NewElement.VIRTIO);
		device.setKind("net");
		return device;
	}

	/** A queue whose notification signals an eventfd instead of leaving the kernel. */
	static void doorbell(RiscvMachine machine) {
		Eventfd eventfd = Machines.addEventfd(machine);
		eventfd.setName("queue 0");
		Ioeventfd ioeventfd = FACTORY.createIoeventfd();
		ioeventfd.setAddress(VIRTIO_NOTIFY);
		ioeventfd.setLength(Integer.BYTES);
		ioeventfd.setEventfd(eventfd);
		machine.getBuses().get(0).getIoeventfds().add(ioeventfd);
	}

	/** What QEMU registers beside the memory: the ROM that the harts begin in, and the flash, both for reading. */
	static void qemuMemory(RiscvMachine machine) {
		slot(machine, 1, RESET_ROM, RESET_ROM_SIZE);
		slot(machine, 2, FLASH, FLASH_SIZE);
	}

	private static void slot(RiscvMachine machine, int number, long address, long size) {
		MemorySlot slot = FACTORY.createMemorySlot();
		slot.setSlot(number);
		slot.setFlags(READ_ONLY);
		slot.setGuestPhysAddr(address);
		slot.setMemorySize(size);
		slot.setUserspaceAddr(USER + address);
		machine.getMemorySlots().add(slot);
	}
}
