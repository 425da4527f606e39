package org.irqscope.bench;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.Eventfd;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.VirtualMachine;

/** Machines of any size: two vCPUs, and eventfds whose irqfds have the GSIs in turn. */
final class BigMachine {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final int GSIS = 24, FIRST_VECTOR = 0x30, VECTORS = 0xc0;

	private BigMachine() {
	}

	/** A machine whose picture has at least so many nodes. */
	static VirtualMachine ofNodes(int nodes) {
		VirtualMachine machine = Machines.create("big", 2);
		IrqLineStimulus stimulus = FACTORY.createIrqLineStimulus();
		stimulus.setId("line");
		stimulus.setName("GSI 4");
		stimulus.setGsi(Machine.GSI);
		machine.getStimuli().add(stimulus);
		while (nodes(machine) < nodes)
			for (int missing = Math.max(1, (nodes - nodes(machine)) / 2); missing > 0; missing--)
				addIrqfd(machine, machine.getIrqfds().size(), machine.getIrqfds().size() % GSIS);
		return machine;
	}

	/** A machine with so many vCPUs and so many routes of messages to them in turn. */
	static VirtualMachine ofRoutes(int vcpus, int routes) {
		VirtualMachine machine = Machines.create("big", vcpus);
		machine.getIrqRouting().getEntries().clear();
		for (int gsi = 0; gsi < routes; gsi++) {
			MsiRoute route = FACTORY.createMsiRoute();
			route.setGsi(gsi);
			route.setAddress(Machine.MSI_ADDRESS | (long) (gsi % vcpus) << 12);
			route.setData(FIRST_VECTOR + gsi % VECTORS);
			machine.getIrqRouting().getEntries().add(route);
		}
		return machine;
	}

	/** The same, where so many of the messages have an eventfd, and something is done to the first. */
	static VirtualMachine ofRoutes(int vcpus, int routes, int irqfds) {
		VirtualMachine machine = ofRoutes(vcpus, routes);
		for (int number = 0; number < irqfds; number++)
			addIrqfd(machine, number, number);
		EventfdStimulus stimulus = FACTORY.createEventfdStimulus();
		stimulus.setId("signal");
		stimulus.setName("signal");
		stimulus.setEventfd(machine.getEventfds().get(0));
		machine.getStimuli().add(stimulus);
		return machine;
	}

	private static int nodes(VirtualMachine machine) {
		return Pages.MACHINE.diagram(machine, Highlights.NONE, Unfolded.ALL).nodes().size();
	}

	private static void addIrqfd(VirtualMachine machine, int number, int gsi) {
		Eventfd eventfd = FACTORY.createEventfd();
		eventfd.setId("eventfd" + number);
		machine.getEventfds().add(eventfd);
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId("irqfd" + number);
		irqfd.setGsi(gsi);
		irqfd.setEventfd(eventfd);
		machine.getIrqfds().add(irqfd);
	}
}
