package org.irqscope.core.picture;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.VirtualMachine;

/** Machines with many vCPUs and many messages, as hosts of networks and disks have them. */
public final class BigMachine {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final int FIRST_GSI = 24, FIRST_VECTOR = 0x30, VECTORS = 150;
	private static final long MSI = 0xfee00000L;

	private BigMachine() {
	}

	/**
	 * A machine with a serial port.
	 *
	 * @param driven how many messages have an eventfd and an irqfd of their own
	 * @param routes how many messages there are, with those that are driven
	 */
	public static VirtualMachine of(int vcpus, int driven, int routes) {
		VirtualMachine machine = NewMachine.create("big");
		machine.getPositions().clear();
		for (int id = 1; id < vcpus; id++)
			machine.getVcpus().add(Machines.vcpu(id));
		for (int at = 0; at < routes; at++)
			machine.getIrqRouting().getEntries().add(message(at, vcpus));
		for (int at = 0; at < driven; at++)
			drive(machine, at);
		return machine;
	}

	private static MsiRoute message(int at, int vcpus) {
		MsiRoute route = FACTORY.createMsiRoute();
		route.setGsi(FIRST_GSI + at);
		route.setAddress(MSI | (long) (at % vcpus) << 12);
		route.setData(FIRST_VECTOR + at % VECTORS);
		return route;
	}

	private static void drive(VirtualMachine machine, int at) {
		Eventfd eventfd = FACTORY.createEventfd();
		eventfd.setId("eventfd" + (at + 1));
		machine.getEventfds().add(eventfd);
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId("irqfd" + (at + 1));
		irqfd.setGsi(FIRST_GSI + at);
		irqfd.setEventfd(eventfd);
		machine.getIrqfds().add(irqfd);
	}
}
