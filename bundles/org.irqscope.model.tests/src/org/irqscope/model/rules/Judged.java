package org.irqscope.model.rules;

import java.util.List;
import java.util.function.Consumer;

import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtualMachine;

/** What the validator says about a machine that somebody has spoilt. */
final class Judged {
	private Judged() {
	}

	/** The problems of a fresh machine with one vCPU after a change, as {@code ERROR element: sentence}. */
	static List<String> after(Consumer<VirtualMachine> change) {
		VirtualMachine machine = Machines.create("m", 1);
		change.accept(machine);
		return problems(machine);
	}

	static List<String> problems(VirtualMachine machine) {
		return MachineValidator.validate(machine).stream()
				.map(problem -> problem.severity() + " " + problem.elementId() + ": " + problem.message()).toList();
	}

	static Eventfd eventfd(VirtualMachine machine) {
		Eventfd eventfd = Machines.addEventfd(machine);
		return eventfd;
	}

	static Irqfd irqfd(VirtualMachine machine, int gsi, Eventfd eventfd) {
		Irqfd irqfd = ModelFactory.eINSTANCE.createIrqfd();
		irqfd.setId(Machines.freeId(machine, "irqfd"));
		irqfd.setGsi(gsi);
		irqfd.setEventfd(eventfd);
		machine.getIrqfds().add(irqfd);
		return irqfd;
	}

	static Device serial(VirtualMachine machine, Signalling signalling) {
		Device device = ModelFactory.eINSTANCE.createSerialDevice();
		device.setId(Machines.freeId(machine, "serial"));
		device.setSignalling(signalling);
		machine.getDevices().add(device);
		return device;
	}
}
