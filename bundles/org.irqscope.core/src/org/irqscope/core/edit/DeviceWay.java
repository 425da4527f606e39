package org.irqscope.core.edit;

import static org.irqscope.emulator.x86.lapic.Lapic.DEFAULT_BASE;

import java.util.List;
import java.util.OptionalInt;

import org.irqscope.emulator.vmm.serial.PcSerial;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqRoutingTable;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.Routing;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * The whole way from a device to the guest: eventfd, irqfd, a routing entry, and what the guest programs. What is there
 * already is kept. Used by the thread that owns the document.
 */
public final class DeviceWay {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private final VirtualMachine machine;
	private final Device device;

	public DeviceWay(VirtualMachine machine, Device device) {
		this.machine = machine;
		this.device = device;
	}

	/** The line that a device has; nothing for those that send messages, and where the VMM of a PC has the chips. */
	static OptionalInt line(VirtualMachine machine, Device device) {
		if (machine instanceof RiscvMachine riscv)
			return RiscvWay.line(riscv, device);
		if (!(device instanceof SerialDevice serial) || X86Chips.irqchipMode(machine) != IrqchipMode.KERNEL)
			return OptionalInt.empty();
		return OptionalInt.of(PcSerial.ofPort(serial.getPortBase()).orElse(PcSerial.COM2).line());
	}

	/** The first GSI for a message that no entry has. */
	public static int freeMessage(VirtualMachine machine) {
		int gsi = Machines.IOAPIC_PINS;
		while (!Routing.entries(machine.getIrqRouting(), gsi).isEmpty())
			gsi++;
		return gsi;
	}

	/** The GSI that the device would use. */
	public int gsi() {
		return line(machine, device).orElseGet(() -> freeMessage(machine));
	}

	/** Joins the device to the guest over a GSI. */
	public void through(int gsi) {
		boolean routed = !Routing.entries(machine.getIrqRouting(), gsi).isEmpty();
		if (machine instanceof RiscvMachine riscv && !routed && line(machine, device).isPresent()) {
			RiscvWay.drive(riscv, device, gsi);
			return;
		}
		if (device.getEventfd() == null)
			device.setEventfd(Machines.addEventfd(machine));
		device.setSignalling(Signalling.IRQFD);
		lead(machine, irqfd(machine, device.getEventfd()), gsi);
	}

	/** The irqfd that waits for an eventfd. */
	static Irqfd irqfd(VirtualMachine machine, Eventfd eventfd) {
		return machine.getIrqfds().stream().filter(one -> one.getEventfd() == eventfd).findFirst().orElseGet(() -> {
			Irqfd irqfd = FACTORY.createIrqfd();
			irqfd.setId(Machines.freeId(machine, "irqfd"));
			irqfd.setEventfd(eventfd);
			machine.getIrqfds().add(irqfd);
			return irqfd;
		});
	}

	/** Leads an irqfd to a GSI, and that to the guest. */
	public static void lead(VirtualMachine machine, Irqfd irqfd, int gsi) {
		irqfd.setGsi(gsi);
		hear(machine, gsi);
	}

	/** Lets a GSI lead to the guest, which listens. */
	public static void hear(VirtualMachine machine, int gsi) {
		if (machine instanceof RiscvMachine riscv)
			RiscvWay.route(riscv, gsi);
		else {
			route(machine, gsi);
			GuestSetup.hear(machine, gsi);
		}
	}

	/** A GSI that leads nowhere sends a message from now on; those of a PC's lines reach the chips again. */
	private static void route(VirtualMachine machine, int gsi) {
		IrqRoutingTable table = machine.getIrqRouting();
		if (!Routing.entries(table, gsi).isEmpty())
			return;
		if (gsi < Machines.IOAPIC_PINS && X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL) {
			table.getEntries().addAll(List.copyOf(Routing.entries(Routing.defaultTable(), gsi)));
			return;
		}
		MsiRoute route = FACTORY.createMsiRoute();
		route.setGsi(gsi);
		route.setAddress(DEFAULT_BASE);
		route.setData(GuestSetup.freeMessage(machine));
		table.getEntries().add(route);
	}
}
