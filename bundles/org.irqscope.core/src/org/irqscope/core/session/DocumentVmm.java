package org.irqscope.core.session;

import java.util.stream.Stream;

import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.vmm.MappedDevice;
import org.irqscope.emulator.vmm.virtio.VirtioDevices;
import org.irqscope.emulator.vmm.virtio.VirtioPci;
import org.irqscope.emulator.vmm.virtio.VirtioTransport;
import org.irqscope.emulator.x86.X86Vmm;
import org.irqscope.model.Device;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Routing;
import org.irqscope.model.Signalling;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * The user space of a loaded machine: whoever holds a line lowers it when the guest handles it, or the interrupt would
 * come again for ever.
 */
final class DocumentVmm implements X86Vmm {
	private static final FieldName RAISED = new FieldName(MachinePlace.VMM, "raised");

	private final LoadedMachine machine;
	private final GuestDrivers drivers;
	/** The line that a stimulus without a device raised. */
	private final IntField raised;

	DocumentVmm(LoadedMachine machine) {
		this.machine = machine;
		this.drivers = new GuestDrivers(machine.kvm());
		this.raised = Struct.hidden(machine.kvm().journal().state()).plusOne(RAISED);
	}

	/** A stimulus raises a line and does not lower it. */
	void raise(int gsi) {
		raised.set(gsi + 1);
	}

	@Override
	public void handled(int vcpu, int vector) {
		for (Device device : machine.devices())
			if (device.isLevel() && device.getSignalling() == Signalling.IRQ_LINE && !hasRegisters(device))
				lower(device.getGsi());
		for (MappedDevice device : machine.pci().bus().mapped())
			drivers.handle(device, gsi(machine.devices().get(device.index())), vcpu, vector);
		for (VirtioTransport device : VirtioDevices.of(machine.pci().bus()))
			if (device instanceof VirtioPci function)
				drivers.handle(function, vector);
		if (raised.isSet() && routes(raised.get() - 1).anyMatch(this::isLevelTriggered))
			lower(raised.get() - 1);
	}

	/** Such a device lowers its line by itself, when the guest's driver has looked at it. */
	private boolean hasRegisters(Device device) {
		return machine.pci().bus().mapped(machine.devices().indexOf(device)).isPresent();
	}

	/** The line that a device drives, itself or by an irqfd. */
	private int gsi(Device device) {
		return machine.document().getIrqfds().stream().filter(irqfd -> device.getEventfd() != null
				&& irqfd.getEventfd() == device.getEventfd()).mapToInt(Irqfd::getGsi).findFirst()
				.orElse(device.getGsi());
	}

	@Override
	public void write(IoBus.Kind bus, long address, int length, long value) {
		machine.pci().bus().write(bus, address, length, value);
	}

	@Override
	public long read(IoBus.Kind bus, long address, int length) {
		return machine.pci().bus().read(bus, address, length)
				.orElseGet(() -> X86Vmm.super.read(bus, address, length));
	}

	private void lower(int gsi) {
		if (routes(gsi).anyMatch(this::isHigh))
			machine.ioctls().irqLine(gsi, 0);
	}

	private Stream<IrqchipRoute> routes(int gsi) {
		return Routing.entries(machine.document().getIrqRouting(), gsi).stream()
				.filter(IrqchipRoute.class::isInstance).map(IrqchipRoute.class::cast);
	}

	private boolean isHigh(IrqchipRoute route) {
		int lines = route.getIrqchip() == Irqchip.IOAPIC ? machine.kvm().ioapic().lines() : machine.kvm().pic().lines();
		return (lines >> Routing.storedPin(route) & 1) != 0;
	}

	private boolean isLevelTriggered(IrqchipRoute route) {
		VirtualMachine document = machine.document();
		if (route.getIrqchip() == Irqchip.IOAPIC)
			return X86Chips.ioapic(document).getRedirtbl().get(route.getPin()).getTrigMode() == TriggerMode.LEVEL;
		KpicState pic = X86Chips.pics(document).get(route.getIrqchip().getValue());
		return (pic.getElcr() >> route.getPin() & 1) != 0;
	}
}
