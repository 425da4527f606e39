package org.irqscope.core.edit;

import java.util.Locale;

import org.irqscope.emulator.vmm.serial.PcSerial;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;

/** Adds devices to a machine, joined to nothing. Used by the thread that owns the document. */
public final class Devices {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private Devices() {
	}

	public static Device serial(VirtualMachine machine) {
		return add(machine, NewElement.SERIAL);
	}

	/** Adds a device of a sort. */
	public static Device add(VirtualMachine machine, NewElement sort) {
		return switch (sort) {
		case SERIAL -> add(machine, FACTORY.createSerialDevice(), "ttyS");
		case VIRTIO -> add(machine, FACTORY.createVirtioDevice(), "virtio");
		case NVME -> add(machine, FACTORY.createNvmeDevice(), "nvme");
		case VFIO -> add(machine, FACTORY.createVfioDevice(), "vfio");
		default -> throw new IllegalArgumentException(sort.name());
		};
	}

	/** Adds the educational device of QEMU. */
	public static Device edu(VirtualMachine machine) {
		return add(machine, FACTORY.createEduDevice(), "edu");
	}

	private static Device add(VirtualMachine machine, Device device, String name) {
		device.setId(Machines.freeId(machine, "device"));
		long same = machine.getDevices().stream().filter(other -> other.eClass() == device.eClass()).count();
		device.setName(name + same);
		device.setSignalling(Signalling.IRQFD);
		if (device instanceof SerialDevice serial)
			serial.setPortBase(same % 2 == 0 ? PcSerial.COM1.port() : PcSerial.COM2.port());
		else if (device instanceof VirtioDevice virtio)
			virtio.setKind("blk");
		else if (device instanceof VfioDevice vfio)
			vfio.setAddress(String.format(Locale.ROOT, "0000:%02x:00.0", same + 1));
		machine.getDevices().add(device);
		return device;
	}

	/** Lets a walk begin with a device. */
	public static void stimulus(VirtualMachine machine, Device device) {
		DeviceStimulus stimulus = FACTORY.createDeviceStimulus();
		stimulus.setId(Machines.freeId(machine, "stimulus"));
		stimulus.setName(device.getName());
		stimulus.setDevice(device);
		machine.getStimuli().add(stimulus);
	}
}
