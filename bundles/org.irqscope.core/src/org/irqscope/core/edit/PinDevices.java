package org.irqscope.core.edit;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.PciFunction;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.Routing;
import org.irqscope.model.Signalling;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VfioIntx;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * Puts a device with a pin on the PCI bus: its registers, its line, and the eventfds of one that VFIO passes through.
 * Used by the thread that owns the document.
 */
public final class PinDevices {
	/** The line that QEMU leads the pin of its educational device to, and one that VFIO's devices get. */
	static final int EDU_GSI = 11, VFIO_GSI = 20;
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final long FIRST_REGISTERS = 0xfea00000L, APART = 0x100000;

	private final VirtualMachine machine;
	private final Device device;

	/** A device of a machine. */
	public PinDevices(VirtualMachine machine, Device device) {
		this.machine = machine;
		this.device = device;
	}

	/** Plugs the device in; one that is passed through tells the end of its interrupts by a resamplefd. */
	public void plug() {
		PciFunction function = FACTORY.createPciFunction();
		device.setPci(function);
		function.setMsi(FACTORY.createMsiCapability());
		new PciDevices(machine, device).takeSlot();
		device.setLevel(true);
		if (device instanceof VfioDevice vfio)
			vfio.setIntx(FACTORY.createVfioIntx());
		takeRegisters();
		device.setSignalling(device instanceof EduDevice ? Signalling.IRQ_LINE : Signalling.IRQFD);
		takeLine();
		signal();
		resample();
	}

	/** Leads the pin to a line, which the guest hears as long as it is up. */
	public void takeLine() {
		int gsi = device instanceof EduDevice ? EDU_GSI : VFIO_GSI;
		device.setGsi(gsi);
		DeviceWay.hear(machine, gsi);
		Routing.entries(machine.getIrqRouting(), gsi).stream().filter(IrqchipRoute.class::isInstance)
				.map(IrqchipRoute.class::cast).filter(route -> route.getIrqchip() == Irqchip.IOAPIC)
				.forEach(route -> X86Chips.optionalIoapic(machine)
						.ifPresent(ioapic -> ioapic.getRedirtbl().get(route.getPin()).setTrigMode(TriggerMode.LEVEL)));
	}

	/** Puts its registers where no other function has its own. */
	public void takeRegisters() {
		Stream<Device> others = machine.getDevices().stream()
				.filter(other -> other != device && PciFunctions.hasPin(other));
		List<Long> taken = others.map(other -> other.getPci().getBarAddress() / APART).toList();
		device.getPci().setBarAddress(LongStream.iterate(FIRST_REGISTERS, at -> at + APART)
				.filter(at -> !taken.contains(at / APART)).findFirst().orElseThrow());
	}

	/** Makes the eventfds that a device that is passed through lacks. */
	public void signal() {
		if (!(device instanceof VfioDevice vfio))
			return;
		VfioIntx intx = vfio.getIntx();
		if (intx.getInterrupt() == null)
			intx.setInterrupt(eventfd("intx interrupt"));
		if (intx.getUnmask() == null)
			intx.setUnmask(eventfd("intx unmask"));
	}

	private Eventfd eventfd(String name) {
		Eventfd eventfd = Machines.addEventfd(machine);
		eventfd.setName(name);
		return eventfd;
	}

	/** Lets an irqfd wait for its interrupts, and tell their ends. */
	public void resample() {
		if (!(device instanceof VfioDevice vfio) || vfio.getIntx().isSlow())
			return;
		device.setEventfd(vfio.getIntx().getInterrupt());
		Irqfd irqfd = DeviceWay.irqfd(machine, device.getEventfd());
		irqfd.setGsi(device.getGsi());
		irqfd.setResamplefd(vfio.getIntx().getUnmask());
	}

	/** Takes the irqfds away that wait for what the VMM waits for itself. */
	public void oneWay() {
		Eventfd interrupt = ((VfioDevice) device).getIntx().getInterrupt();
		machine.getIrqfds().removeIf(irqfd -> irqfd.getEventfd() == interrupt);
	}
}
