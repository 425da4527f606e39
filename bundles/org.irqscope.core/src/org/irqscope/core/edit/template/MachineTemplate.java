package org.irqscope.core.edit.template;

import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.core.edit.DeviceWay;
import org.irqscope.core.edit.Devices;
import org.irqscope.core.edit.GuestSetup;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.PciDevices;
import org.irqscope.core.edit.PinDevices;
import org.irqscope.core.edit.QueueDevices;
import org.irqscope.model.GuestNotifiers;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.NvmeDevice;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** What a machine made by hand begins with. The machines belong to the thread that makes them. */
public enum MachineTemplate {
	/** One serial port, which the guest hears through the IOAPIC. */
	IOAPIC,
	/** One serial port, which the guest hears through the PIC pair. */
	PIC,
	/** One NVMe controller that sends messages; PIC and IOAPIC are the VMM's. */
	SPLIT,
	/** A device that VFIO passes through, with an MSI-X table that the guest writes. */
	VFIO_PCI,
	/** A virtio device whose back end signals irqfds, with such a table. */
	VIRTIO_PCI,
	/** An NVMe controller that sends its messages itself, with such a table. */
	NVME_PCI,
	/** A virtio disk on the PCI bus, with its queue. */
	VIRTIO_QUEUES,
	/** A virtio disk without a bus, as QEMU's microvm has it. */
	VIRTIO_MMIO,
	/** QEMU's educational device, with a pin and a message. */
	EDU_PCI,
	/** A device that VFIO passes through with its pin; a resamplefd tells the ends of its interrupts. */
	VFIO_INTX,
	/** A serial port of QEMU with its registers, which the guest hears through the IOAPIC. */
	UART,
	/** A serial port of kvmtool, whose line leads to its PLIC. */
	RISCV_PLIC,
	/** A serial port whose line leads to the APLIC of the kernel, and a device that sends a message. */
	RISCV_AIA,
	/** The chips as the kernel makes them, and no device. */
	EMPTY;

	private static final int SERIAL_GSI = 4;

	/** What the wizard calls it. */
	public String title() {
		return Texts.of("template." + name().toLowerCase(Locale.ROOT));
	}

	/** One sentence about it. */
	public String description() {
		return Texts.of("template." + name().toLowerCase(Locale.ROOT) + ".description");
	}

	/** Gives a machine that has its vCPUs the devices and the guest of the template. */
	void fill(VirtualMachine machine) {
		switch (this) {
		case IOAPIC -> {
			GuestSetup.useIoapic(machine);
			new DeviceWay(machine, Devices.serial(machine)).through(SERIAL_GSI);
		}
		case PIC -> {
			GuestSetup.usePic(machine);
			new DeviceWay(machine, Devices.serial(machine)).through(SERIAL_GSI);
		}
		case SPLIT -> {
			split(machine);
			NvmeDevice device = (NvmeDevice) Devices.add(machine, NewElement.NVME);
			new DeviceWay(machine, device).through(DeviceWay.freeMessage(machine));
		}
		case VFIO_PCI -> plug(machine, NewElement.VFIO, GuestNotifiers.NONE);
		case VIRTIO_PCI -> plug(machine, NewElement.VIRTIO, GuestNotifiers.IRQFD);
		case NVME_PCI -> plug(machine, NewElement.NVME, GuestNotifiers.NONE);
		case VIRTIO_QUEUES -> queues(machine).plug(GuestNotifiers.IRQFD, 1);
		case VIRTIO_MMIO -> queues(machine).map();
		case EDU_PCI -> new PinDevices(machine, Devices.edu(machine)).plug();
		case VFIO_INTX -> new PinDevices(machine, Devices.add(machine, NewElement.VFIO)).plug();
		case UART -> uart(machine);
		case RISCV_PLIC -> through(machine, NewElement.SERIAL);
		case RISCV_AIA -> {
			through(machine, NewElement.SERIAL);
			through(machine, NewElement.NVME);
		}
		case EMPTY -> {
			// Whatever comes to it is added by hand.
		}
		}
		machine.getDevices().stream().filter(VirtioQueues::hasQueues)
				.forEach(device -> QueueScenarios.add(machine, device));
		machine.getDevices().forEach(device -> Devices.stimulus(machine, device));
		machine.getDevices().stream().filter(PciFunctions::isFunction)
				.forEach(device -> new PciScenarios(machine, device).add());
	}

	private static QueueDevices queues(VirtualMachine machine) {
		GuestSetup.useIoapic(machine);
		return new QueueDevices(machine, (VirtioDevice) Devices.add(machine, NewElement.VIRTIO));
	}

	/** True for machines of RISC-V. */
	public boolean isRiscv() {
		return this == RISCV_PLIC || this == RISCV_AIA;
	}

	/** A machine with so many processors, without devices. */
	VirtualMachine begin(String name, int vcpus) {
		return isRiscv() ? RiscvMachines.create(name, vcpus, this == RISCV_PLIC ? RiscvIrqchip.PLIC : RiscvIrqchip.AIA)
				: Machines.create(name, vcpus);
	}

	private static void through(VirtualMachine machine, NewElement sort) {
		DeviceWay way = new DeviceWay(machine, Devices.add(machine, sort));
		way.through(way.gsi());
	}

	private static void uart(VirtualMachine machine) {
		SerialDevice device = (SerialDevice) Devices.serial(machine);
		device.setUart(ModelFactory.eINSTANCE.createUart());
		device.setSignalling(Signalling.IRQ_LINE);
		device.setLevel(true);
		device.setGsi(SERIAL_GSI);
		GuestSetup.useIoapic(machine);
		GuestSetup.hear(machine, SERIAL_GSI);
	}

	private static void plug(VirtualMachine machine, NewElement sort, GuestNotifiers notifiers) {
		machine.getHost().setDevicePostedIrqs(machine.getHost().isApicv());
		new PciDevices(machine, Devices.add(machine, sort)).plug(notifiers, PciDevices.ENTRIES);
	}

	/** {@code KVM_CAP_SPLIT_IRQCHIP}: the kernel has local APICs only, and no routes before somebody sets them. */
	private static void split(VirtualMachine machine) {
		X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT);
		X86Chips.of(machine).setReservedIoapicPins(Machines.IOAPIC_PINS);
		machine.getControllers().removeAll(X86Chips.pics(machine));
		X86Chips.optionalIoapic(machine).ifPresent(machine.getControllers()::remove);
		machine.getIrqRouting().getEntries().clear();
		GuestSetup.useIoapic(machine);
	}
}
