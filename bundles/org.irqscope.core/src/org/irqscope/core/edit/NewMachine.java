package org.irqscope.core.edit;

import org.irqscope.core.picture.FirstLook;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** The machine that a user begins with: one vCPU, and a serial port whose interrupt reaches the guest. */
public final class NewMachine {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final int SERIAL_GSI = 4, SERIAL_VECTOR = 0x24, PIC_MASKED = 0xff;

	private NewMachine() {
	}

	/** A machine with a name, as a guest leaves it that uses the IOAPIC. */
	public static VirtualMachine create(String name) {
		VirtualMachine machine = Machines.create(name, 1);
		Eventfd eventfd = FACTORY.createEventfd();
		eventfd.setId("eventfd0");
		machine.getEventfds().add(eventfd);
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId("irqfd0");
		irqfd.setGsi(SERIAL_GSI);
		irqfd.setEventfd(eventfd);
		machine.getIrqfds().add(irqfd);
		serial(machine, eventfd);
		guest(machine);
		FirstLook.choose(machine);
		return machine;
	}

	private static void serial(VirtualMachine machine, Eventfd eventfd) {
		SerialDevice serial = FACTORY.createSerialDevice();
		serial.setId("device0");
		serial.setName("ttyS0");
		serial.setEventfd(eventfd);
		machine.getDevices().add(serial);
		DeviceStimulus stimulus = FACTORY.createDeviceStimulus();
		stimulus.setId("stimulus0");
		stimulus.setName(serial.getName());
		stimulus.setDevice(serial);
		machine.getStimuli().add(stimulus);
	}

	/** What the guest has programmed: the PIC is off, the IOAPIC leads the serial port to its vector. */
	private static void guest(VirtualMachine machine) {
		X86Chips.pics(machine).forEach(pic -> pic.setImr(PIC_MASKED));
		X86Chips.lapic(machine.getVcpus().get(0)).setSpiv(Lapic.SPIV_LINUX);
		X86Chips.lapic(machine.getVcpus().get(0)).setLvt0(Lapic.LVT_MASKED | LapicIrq.EXTINT);
		RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(SERIAL_GSI);
		entry.setVector(SERIAL_VECTOR);
		entry.setMask(false);
	}
}
