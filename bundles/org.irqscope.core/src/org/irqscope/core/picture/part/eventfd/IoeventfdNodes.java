package org.irqscope.core.picture.part.eventfd;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.picture.Places;
import org.irqscope.model.BusKind;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.VirtualMachine;

/** The ioeventfds of all buses, with their nodes. Has no state; for the thread that owns the document. */
final class IoeventfdNodes {
	private IoeventfdNodes() {
	}

	/** One of them. */
	record Found(String node, BusKind bus, Ioeventfd ioeventfd) {
	}

	static List<Found> of(VirtualMachine machine) {
		List<Found> found = new ArrayList<>();
		for (IoBus bus : machine.getBuses())
			for (Ioeventfd ioeventfd : bus.getIoeventfds())
				found.add(new Found(Places.ioeventfd(found.size()), bus.getKind(), ioeventfd));
		return found;
	}
}
