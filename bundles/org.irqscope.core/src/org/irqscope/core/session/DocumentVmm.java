package org.irqscope.core.session;

import org.irqscope.emulator.Vmm;
import org.irqscope.model.Device;
import org.irqscope.model.Signalling;

/** The user space of a loaded machine: a device that holds its line lowers it when the guest handles it. */
final class DocumentVmm implements Vmm {
	private final LoadedMachine machine;

	DocumentVmm(LoadedMachine machine) {
		this.machine = machine;
	}

	@Override
	public void handled(int vcpu, int vector) {
		for (Device device : machine.devices())
			if (device.isLevel() && device.getSignalling() == Signalling.IRQ_LINE
					&& (machine.kvm().ioapic().lines() >> device.getGsi() & 1) != 0)
				machine.ioctls().irqLine(device.getGsi(), 0);
	}
}
