package org.irqscope.core.edit.template;

import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.core.edit.Devices;
import org.irqscope.core.edit.NewElement;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.Signalling;
import org.irqscope.model.SignalMsiStimulus;

/** Machines of RISC-V that come with the product, as kvmtool makes them. The machines belong to who makes them. */
public enum RiscvExample {
	/** A byte is typed for a serial port, whose line leads to kvmtool's PLIC. */
	UART_PLIC(RiscvIrqchip.PLIC),
	/** The same with the APLIC of the kernel, which makes a message of it. */
	UART_AIA(RiscvIrqchip.AIA),
	/** A virtio device of kvmtool pulses its line. */
	VIRTIO_PLIC(RiscvIrqchip.PLIC), VIRTIO_AIA(RiscvIrqchip.AIA),
	/** A message by way of an irqfd, as vhost sends it. */
	MSI_IRQFD(RiscvIrqchip.AIA),
	/** A hart that sleeps in WFI is woken by a message. */
	WFI_AIA(RiscvIrqchip.AIA),
	/** The guest reads a device of kvmtool, and one of the kernel. */
	MMIO_TRAP(RiscvIrqchip.AIA),
	/** Memory as kvmtool registers it, and a store to a read-only slot. */
	MEMORY(RiscvIrqchip.PLIC),
	/** Memory as QEMU has it, with ROM and flash. */
	QEMU_MEMORY(RiscvIrqchip.AIA),
	/** The guest notifies a queue of virtio: an ioeventfd takes it. */
	NOTIFY(RiscvIrqchip.AIA),
	/** The pin of a virtio device on kvmtool's PCI bus. */
	PCI_INTX(RiscvIrqchip.PLIC),
	/** QEMU's educational device, by its pin and by its message. */
	EDU_INTX(RiscvIrqchip.AIA), EDU_MSI(RiscvIrqchip.AIA);

	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final int UART_LINE = 1, VIRTIO_LINE = 5, MESSAGE = 30, PAGE = 0x1000;
	private static final long FLASH = 0x2000_0000L, FLASH_USER = 0x7e00_0000_0000L;

	private final RiscvIrqchip irqchip;

	RiscvExample(RiscvIrqchip irqchip) {
		this.irqchip = irqchip;
	}

	/** The name of its file, without an ending. */
	public String file() {
		return "riscv-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** One sentence about it. */
	public String description() {
		return Texts.of("example.riscv." + name().toLowerCase(Locale.ROOT));
	}

	/** The machine. */
	public RiscvMachine create() {
		RiscvMachine machine = RiscvMachines.create(file(), this == MSI_IRQFD ? 2 : 1, irqchip);
		machine.setDescription(description());
		switch (this) {
		case UART_PLIC, UART_AIA -> serial(machine);
		case VIRTIO_PLIC, VIRTIO_AIA -> virtio(machine);
		case MSI_IRQFD -> irqfd(machine);
		case WFI_AIA -> sleeper(machine);
		case MMIO_TRAP -> accesses(machine);
		case MEMORY -> memory(machine);
		case QEMU_MEMORY -> {
			RiscvDevices.qemuMemory(machine);
			script(machine, "command of the flash", "write32 0x20000000 0x70");
			script(machine, "load from the flash", "read32 0x20000000");
		}
		case NOTIFY -> {
			RiscvDevices.doorbell(machine);
			script(machine, "notify queue 0", "write32 0x10020050 0");
			script(machine, "notify another queue", "write32 0x10020050 1");
		}
		case PCI_INTX -> line(machine, RiscvDevices.pin(machine), VIRTIO_LINE, true);
		case EDU_INTX, EDU_MSI -> RiscvDevices.edu(machine, this == EDU_MSI);
		}
		return machine;
	}

	private static void serial(RiscvMachine machine) {
		Device serial = Devices.serial(machine);
		line(machine, serial, UART_LINE, true);
	}

	private static void virtio(RiscvMachine machine) {
		line(machine, Devices.add(machine, NewElement.VIRTIO), VIRTIO_LINE, false);
	}

	private static void line(RiscvMachine machine, Device device, int line, boolean level) {
		device.setSignalling(Signalling.IRQ_LINE);
		device.setGsi(line);
		device.setLevel(level);
		RiscvMachines.setUp(machine, line, level, 0);
		Devices.stimulus(machine, device);
	}

	/** The second queue of a network card: its message is written to the page of hart 1. */
	private static void irqfd(RiscvMachine machine) {
		Device device = Devices.add(machine, NewElement.VIRTIO);
		Eventfd eventfd = Machines.addEventfd(machine);
		device.setEventfd(eventfd);
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId("irqfd0");
		irqfd.setEventfd(eventfd);
		irqfd.setGsi(1);
		machine.getIrqfds().add(irqfd);
		MsiRoute route = FACTORY.createMsiRoute();
		route.setGsi(1);
		route.setAddress(Kvmtool.IRQCHIP + PAGE);
		route.setData(MESSAGE);
		machine.getIrqRouting().getEntries().add(route);
		RiscvMachines.enable(machine, 1, MESSAGE);
		Devices.stimulus(machine, device);
	}

	private static void sleeper(RiscvMachine machine) {
		RiscvVcpu hart = (RiscvVcpu) machine.getVcpus().get(0);
		hart.setWaiting(true);
		hart.setInGuest(false);
		RiscvMachines.enable(machine, 0, MESSAGE);
		SignalMsiStimulus message = FACTORY.createSignalMsiStimulus();
		message.setId("message");
		message.setName("message " + MESSAGE);
		message.setAddress(Kvmtool.IRQCHIP);
		message.setData(MESSAGE);
		machine.getStimuli().add(message);
	}

	private static void accesses(RiscvMachine machine) {
		line(machine, Devices.serial(machine), UART_LINE, true);
		script(machine, "interrupt enable of the port", "read32 0x10000000");
		script(machine, "domaincfg of the APLIC", "read32 0x08001000");
		script(machine, "nobody's address", "read32 0x20000000");
		script(machine, "compressed load", "load 8 0x10000000");
		script(machine, "byte of the scratch register", "store 0 0x10000007 0x41");
	}

	private static void memory(RiscvMachine machine) {
		MemorySlot flash = FACTORY.createMemorySlot();
		flash.setSlot(1);
		flash.setFlags(2);
		flash.setGuestPhysAddr(FLASH);
		flash.setMemorySize(PAGE);
		flash.setUserspaceAddr(FLASH_USER);
		machine.getMemorySlots().add(flash);
		script(machine, "store to the read-only slot", "write32 0x20000000 0x55");
		script(machine, "another bank", "memory 2 0 0x90000000 0x100000");
		script(machine, "a bank that overlaps", "memory 3 0 0x80001000 0x1000");
	}

	private static void script(RiscvMachine machine, String name, String operation) {
		ScriptStimulus stimulus = FACTORY.createScriptStimulus();
		stimulus.setId("access" + machine.getStimuli().size());
		stimulus.setName(name);
		stimulus.setScript(operation);
		machine.getStimuli().add(stimulus);
	}
}
