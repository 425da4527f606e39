package org.irqscope.core.edit;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.irqscope.core.chip.riscv.ImsicChip;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Device;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.PlicSource;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;

/**
 * The whole way from a device of a machine of RISC-V to its guest: a line to the PLIC or the APLIC, or a message for
 * the interrupt file of the first hart. Used by the thread that owns the document.
 */
final class RiscvWay {
	private static final int FIRST_HART = 0, FIRST_MESSAGE = 32;

	private RiscvWay() {
	}

	/** True where the kernel has the chips, and with them routes and irqfds. */
	static boolean hasMessages(RiscvMachine machine) {
		return machine.getIrqchip() == RiscvIrqchip.AIA;
	}

	/** The line that a device would have; nothing for those that send messages. */
	static OptionalInt line(RiscvMachine machine, Device device) {
		boolean wired = device instanceof SerialDevice || device instanceof VirtioDevice;
		return wired || !hasMessages(machine) ? OptionalInt.of(freeLine(machine)) : OptionalInt.empty();
	}

	/** The first line that nothing drives and no source is set up for. */
	static int freeLine(RiscvMachine machine) {
		Set<Integer> taken = new HashSet<>(sources(machine));
		machine.getDevices().forEach(device -> taken.add(device.getGsi()));
		return IntStream.rangeClosed(1, RiscvMachines.MOST_SOURCES).filter(line -> !taken.contains(line)).findFirst()
				.orElse(RiscvMachines.MOST_SOURCES);
	}

	private static Set<Integer> sources(RiscvMachine machine) {
		Set<Integer> numbers = new HashSet<>();
		RiscvChips.plic(machine)
				.ifPresent(plic -> plic.getSources().stream().map(PlicSource::getNumber).forEach(numbers::add));
		RiscvChips.aplic(machine)
				.ifPresent(aplic -> aplic.getSources().stream().map(AplicSource::getNumber).forEach(numbers::add));
		return numbers;
	}

	/** Lets a device drive a line that the guest has set up. */
	static void drive(RiscvMachine machine, Device device, int line) {
		device.setSignalling(Signalling.IRQ_LINE);
		device.setEventfd(null);
		device.setGsi(line);
		device.setLevel(device instanceof SerialDevice);
		if (!sources(machine).contains(line))
			RiscvMachines.setUp(machine, line, device.isLevel(), FIRST_HART);
	}

	/** A GSI that leads nowhere sends a message to the first hart from now on, which listens. */
	static void route(RiscvMachine machine, int gsi) {
		if (!hasMessages(machine))
			return;
		if (Routing.entries(machine.getIrqRouting(), gsi).isEmpty())
			machine.getIrqRouting().getEntries().add(message(machine, gsi));
		for (RoutingEntry entry : Routing.entries(machine.getIrqRouting(), gsi))
			if (entry instanceof MsiRoute message)
				hear(machine, message);
	}

	/** A message with an identity of its own. */
	static MsiRoute message(RiscvMachine machine, int gsi) {
		MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
		route.setGsi(gsi);
		route.setAddress(ImsicChip.address(FIRST_HART));
		route.setData(freeIdentity(machine));
		return route;
	}

	private static void hear(RiscvMachine machine, MsiRoute message) {
		ImsicChip.hart(machine, message.getAddress()).filter(hart -> RiscvChips
				.imsic(machine.getVcpus().get(hart)).filter(file -> !file.getEie().contains(message.getData()))
				.isPresent()).ifPresent(hart -> RiscvMachines.enable(machine, hart, message.getData()));
	}

	private static int freeIdentity(RiscvMachine machine) {
		Set<Integer> taken = new HashSet<>();
		RiscvChips.aplic(machine)
				.ifPresent(aplic -> aplic.getSources().forEach(source -> taken.add(source.getEiid())));
		for (RoutingEntry entry : machine.getIrqRouting().getEntries())
			if (entry instanceof MsiRoute route)
				taken.add(route.getData());
		return IntStream.rangeClosed(FIRST_MESSAGE, RiscvMachines.MOST_SOURCES)
				.filter(identity -> !taken.contains(identity)).findFirst().orElse(RiscvMachines.MOST_SOURCES);
	}
}
