package org.irqscope.core.session;

import java.util.function.Function;

import org.irqscope.core.Texts;
import org.irqscope.emulator.host.VfioIntx;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.vmm.EduPci;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.PinDevice;
import org.irqscope.emulator.vmm.VfioIntxPci;
import org.irqscope.emulator.vmm.serial.Uart;
import org.irqscope.emulator.vmm.serial.UartVmm;
import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.Eventfd;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.VfioDevice;

/**
 * Gives a machine of the emulator the devices of a document that have registers, in the state that it says: serial
 * ports, and PCI functions with a pin. For one machine.
 */
final class RegisterSetup {
	private final Kvm kvm;
	private final PciMachine pci;
	private final Function<Eventfd, org.irqscope.emulator.kvm.Eventfd> eventfds;

	RegisterSetup(Kvm kvm, PciMachine pci, Function<Eventfd, org.irqscope.emulator.kvm.Eventfd> eventfds) {
		this.kvm = kvm;
		this.pci = pci;
		this.eventfds = eventfds;
	}

	/** Adds a device, if it has registers. */
	void add(Device device, int index) throws MachineStateException {
		if (device instanceof SerialDevice serial && serial.getUart() != null)
			pci.bus().map(uart(serial, index));
		else if (PciFunctions.hasPin(device)) {
			PinDevice made = device instanceof EduDevice edu ? edu(edu, index) : intx((VfioDevice) device, index);
			pci.bus().add(made, device.getPci().getSlot(), made.bar());
			restore(made, device);
		}
	}

	private Uart uart(SerialDevice device, int index) throws MachineStateException {
		UartVmm vmm = UartVmm.valueOf(device.getUart().getVmm().getName());
		if (vmm == UartVmm.MINIMAL && device.getEventfd() == null)
			throw new MachineStateException(device, Texts.of("machine.uart.incomplete",
					String.valueOf(device.getName())));
		Uart made = vmm == UartVmm.MINIMAL
				? Uart.onEventfd(kvm, index, device.getPortBase(), eventfds.apply(device.getEventfd()))
				: Uart.onLine(vmm, kvm, index, device.getPortBase(), device.getGsi());
		made.restore(device.getUart().getIer(), device.getUart().getIir(), device.getUart().getFcr(),
				device.getUart().getLcr(), device.getUart().getLsr(), device.getUart().getReceived());
		return made;
	}

	private EduPci edu(EduDevice device, int index) {
		EduPci made = pci.makeEdu(index, device.getGsi(), device.getPci().getBarAddress());
		made.restore(device.getStatus(), device.getIrqStatus());
		return made;
	}

	private VfioIntxPci intx(VfioDevice device, int index) throws MachineStateException {
		if (device.getIntx().getInterrupt() == null || device.getIntx().getUnmask() == null)
			throw new MachineStateException(device, Texts.of("machine.intx.incomplete",
					String.valueOf(device.getName())));
		VfioIntx host = new VfioIntx(kvm, index, eventfds.apply(device.getIntx().getInterrupt()),
				eventfds.apply(device.getIntx().getUnmask()));
		host.restore(device.getIntx().isAsserted(), device.getIntx().isMasked());
		VfioIntxPci made = pci.makeIntx(PciSetup.sort(device), index, device.getGsi(),
				device.getPci().getBarAddress(), host);
		made.restore(device.getIntx().isPending(), device.getIntx().isMapped());
		return made;
	}

	private static void restore(PinDevice made, Device device) {
		made.setCommand((device.getPci().isBusMaster() ? PciDevice.BUS_MASTER : 0)
				| (device.getPci().isIntxDisabled() ? PinDevice.INTX_DISABLE : 0));
		made.restorePin(device.getPci().isPin());
		if (device.getPci().getMsi() != null)
			made.msi().restore(device.getPci().getMsi().isEnabled(), device.getPci().getMsi().getAddress(),
					device.getPci().getMsi().getData());
	}
}
