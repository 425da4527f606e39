package org.irqscope.core.edit;

import org.irqscope.model.Device;
import org.irqscope.model.GuestNotifiers;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;

/**
 * Devices with all that a VMM makes for them: registers, tables and queues, eventfds, irqfds and routes. Used by the
 * thread that owns the document.
 */
final class WholeDevices {
	private static final int SERIAL_GSI = 4;

	private WholeDevices() {
	}

	/** Adds one of a sort. */
	static Device add(VirtualMachine machine, NewElement sort) {
		return switch (sort) {
		case VIRTIO_PCI -> queues(machine, GuestNotifiers.IRQFD);
		case NVME_PCI -> plugged(machine, NewElement.NVME);
		case VFIO_PCI -> plugged(machine, NewElement.VFIO);
		case UART -> uart(machine);
		default -> throw new IllegalArgumentException(sort.name());
		};
	}

	/** A function whose table the guest writes. */
	private static Device plugged(VirtualMachine machine, NewElement sort) {
		Device device = Devices.add(machine, sort);
		new PciDevices(machine, device).plug(GuestNotifiers.NONE, PciDevices.ENTRIES);
		return device;
	}

	/** A virtio disk on the PCI bus, with its queue. */
	private static Device queues(VirtualMachine machine, GuestNotifiers notifiers) {
		VirtioDevice device = (VirtioDevice) Devices.add(machine, NewElement.VIRTIO);
		new QueueDevices(machine, device).plug(notifiers, 1);
		return device;
	}

	/** A serial port of QEMU with its registers. */
	private static Device uart(VirtualMachine machine) {
		SerialDevice device = (SerialDevice) Devices.serial(machine);
		device.setUart(ModelFactory.eINSTANCE.createUart());
		device.setSignalling(Signalling.IRQ_LINE);
		device.setLevel(true);
		device.setGsi(DeviceWay.line(machine, device).orElse(SERIAL_GSI));
		DeviceWay.hear(machine, device.getGsi());
		return device;
	}
}
