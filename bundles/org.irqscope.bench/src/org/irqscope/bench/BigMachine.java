package org.irqscope.bench;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;

/** Machines of any size: two vCPUs, and eventfds whose irqfds have the GSIs in turn. */
final class BigMachine {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final int GSIS = 24;

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
				addIrqfd(machine, machine.getIrqfds().size());
		return machine;
	}

	private static int nodes(VirtualMachine machine) {
		return Page.ALL.get(0).diagram(machine, Highlights.NONE, Unfolded.ALL).nodes().size();
	}

	private static void addIrqfd(VirtualMachine machine, int number) {
		Eventfd eventfd = FACTORY.createEventfd();
		eventfd.setId("eventfd" + number);
		machine.getEventfds().add(eventfd);
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId("irqfd" + number);
		irqfd.setGsi(number % GSIS);
		irqfd.setEventfd(eventfd);
		machine.getIrqfds().add(irqfd);
	}
}
