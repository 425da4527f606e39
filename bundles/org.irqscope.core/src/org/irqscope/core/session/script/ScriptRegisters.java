package org.irqscope.core.session.script;

import java.util.Locale;

import org.irqscope.emulator.vmm.MappedDevice;
import org.irqscope.emulator.vmm.PciBus;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.PinDevice;
import org.irqscope.emulator.vmm.VfioIntxPci;
import org.irqscope.emulator.vmm.serial.Uart;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.PciFunction;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.UartVmm;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VfioIntx;
import org.irqscope.model.VirtualMachine;

/** The devices with registers that an op script has made, as its document has them. For the thread that makes it. */
final class ScriptRegisters {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private final VirtualMachine machine;
	private final PciBus bus;

	ScriptRegisters(VirtualMachine machine, PciBus bus) {
		this.machine = machine;
		this.bus = bus;
	}

	void add(MappedDevice made) {
		Device device = made instanceof Uart uart ? serial(uart) : pin((PinDevice) made);
		device.setId("device" + made.index());
		machine.getDevices().add(device);
	}

	private SerialDevice serial(Uart made) {
		SerialDevice device = FACTORY.createSerialDevice();
		device.setName("ttyS" + machine.getDevices().stream().filter(SerialDevice.class::isInstance).count());
		device.setPortBase(made.base());
		device.setUart(FACTORY.createUart());
		device.getUart().setVmm(UartVmm.valueOf(made.vmm().name()));
		device.setLevel(made.gsi().isPresent());
		made.gsi().ifPresent(device::setGsi);
		device.setSignalling(made.gsi().isPresent() ? Signalling.IRQ_LINE : Signalling.IRQFD);
		made.eventfd().ifPresent(eventfd -> device.setEventfd(machine.getEventfds().get(eventfd.number())));
		return device;
	}

	private Device pin(PinDevice made) {
		Device device = made.sort() == PciSort.EDU ? FACTORY.createEduDevice() : intx((VfioIntxPci) made);
		device.setName(made.sort().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + made.index());
		if (made.sort() != PciSort.VFIO_INTX)
			device.setSignalling(Signalling.IRQ_LINE);
		device.setGsi(made.gsi());
		device.setLevel(true);
		PciFunction function = FACTORY.createPciFunction();
		function.setSlot(bus.slotOf(made));
		function.setBarAddress(made.bar());
		function.setMsi(FACTORY.createMsiCapability());
		device.setPci(function);
		return device;
	}

	private VfioDevice intx(VfioIntxPci made) {
		VfioDevice device = FACTORY.createVfioDevice();
		VfioIntx intx = FACTORY.createVfioIntx();
		intx.setSlow(made.sort() == PciSort.VFIO_INTX_SLOW);
		intx.setInterrupt(eventfd(made.host().trigger(), "interrupt"));
		intx.setUnmask(eventfd(made.host().unmask(), "unmask"));
		device.setIntx(intx);
		if (!intx.isSlow())
			device.setEventfd(intx.getInterrupt());
		return device;
	}

	private Eventfd eventfd(org.irqscope.emulator.kvm.Eventfd made, String name) {
		Eventfd eventfd = machine.getEventfds().get(made.number());
		eventfd.setName("intx " + name);
		return eventfd;
	}
}
