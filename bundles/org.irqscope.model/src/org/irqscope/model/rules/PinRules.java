package org.irqscope.model.rules;

import java.util.List;

import org.irqscope.model.Device;
import org.irqscope.model.Irqfd;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VfioIntx;
import org.irqscope.model.VirtualMachine;

/** What a PCI function with a pin cannot be. Reads the model only, in the thread that owns it. */
final class PinRules {
	private static final int REGISTERS = 0x100000;

	private PinRules() {
	}

	static void check(VirtualMachine machine, Device device, List<Problem> problems) {
		if (device.getGsi() < 0)
			problems.add(Problem.error(device, "pin.no.gsi", device.getId()));
		if (machine.getDevices().stream().anyMatch(other -> other != device && PciFunctions.hasPin(other)
				&& other.getPci().getBarAddress() / REGISTERS == device.getPci().getBarAddress() / REGISTERS))
			problems.add(Problem.error(device, "pin.same.registers", device.getId()));
		if (device instanceof VfioDevice vfio)
			wiring(machine, vfio, problems);
	}

	private static void wiring(VirtualMachine machine, VfioDevice device, List<Problem> problems) {
		VfioIntx intx = device.getIntx();
		if (intx.getInterrupt() == null || intx.getUnmask() == null)
			problems.add(Problem.error(device, "pin.no.eventfd", device.getId()));
		else if (!intx.isSlow() && machine.getIrqfds().stream().noneMatch(irqfd -> resamples(irqfd, device)))
			problems.add(Problem.error(device, "pin.no.resamplefd", device.getId()));
		else if (intx.isSlow() && machine.getIrqfds().stream()
				.anyMatch(irqfd -> irqfd.getEventfd() == intx.getInterrupt()))
			problems.add(Problem.error(device, "pin.two.paths", device.getId()));
	}

	private static boolean resamples(Irqfd irqfd, VfioDevice device) {
		return irqfd.getEventfd() == device.getIntx().getInterrupt()
				&& irqfd.getResamplefd() == device.getIntx().getUnmask() && irqfd.getGsi() == device.getGsi();
	}
}
