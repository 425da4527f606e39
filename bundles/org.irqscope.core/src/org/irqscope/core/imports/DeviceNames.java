package org.irqscope.core.imports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.vmm.serial.PcSerial;
import org.irqscope.model.Device;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.VirtioDevice;

/** Which device a driver's name in the guest's interrupt list means, and where a PC has its serial ports. */
final class DeviceNames {
	private static final Pattern SERIAL = Pattern.compile("ttyS([0-3])");
	private static final Pattern VIRTIO = Pattern.compile("(virtio\\d+)(?:-.*)?");
	private static final Pattern NVME = Pattern.compile("(nvme\\d+)(?:q\\d+)?");

	private DeviceNames() {
	}

	/** The device that an action names, when it is of a kind that a machine can have. */
	static Optional<Device> device(String action) {
		Matcher serial = SERIAL.matcher(action);
		if (serial.matches())
			return Optional.of(serial(Integer.parseInt(serial.group(1))));
		Matcher virtio = VIRTIO.matcher(action);
		if (virtio.matches())
			return Optional.of(named(virtio(), virtio.group(1)));
		Matcher nvme = NVME.matcher(action);
		return nvme.matches() ? Optional.of(named(ModelFactory.eINSTANCE.createNvmeDevice(), nvme.group(1)))
				: Optional.empty();
	}

	private static Device serial(int number) {
		SerialDevice device = ModelFactory.eINSTANCE.createSerialDevice();
		device.setPortBase(PcSerial.values()[number].port());
		return named(device, "ttyS" + number);
	}

	/** The interrupt list does not say what kind of device it is. */
	private static VirtioDevice virtio() {
		VirtioDevice device = ModelFactory.eINSTANCE.createVirtioDevice();
		device.setKind("");
		return device;
	}

	private static Device named(Device device, String name) {
		device.setName(name);
		return device;
	}

	/** The serial port on a line of a PC. */
	static Optional<Device> serialAt(int gsi) {
		return PcSerial.onLine(gsi).map(one -> serial(one.ordinal()));
	}

	/** The serial port that has a port. */
	static Optional<Device> serialOf(int port) {
		return PcSerial.ofPort(port).map(one -> serial(one.ordinal()));
	}

	/** The line of a serial port of a PC; two share each. */
	static int line(Device serial) {
		return PcSerial.ofPort(((SerialDevice) serial).getPortBase()).orElseThrow().line();
	}
}
