package org.irqscope.core.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.Trace.Message;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.Signalling;
import org.irqscope.model.VfioDevice;
import org.irqscope.trace.facts.QemuFact;
import org.irqscope.trace.facts.SourceLine;


/** The passed-through devices whose messages QEMU has logged: a message that it sees took no irqfd of the kernel. */
final class QemuImport {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private final Draft draft;
	private final Map<String, VfioDevice> devices = new HashMap<>();
	/** The last route of a vector; the log names the driver there, and the address of the device with the message. */
	private final Map<Integer, QemuFact.Route> routes = new HashMap<>();

	QemuImport(Draft draft) {
		this.draft = draft;
	}

	void run() {
		for (QemuFact fact : draft.evidence().qemu())
			if (fact instanceof QemuFact.Route route)
				routes.put(route.vector(), route);
			else if (fact instanceof QemuFact.Message message)
				message(message);
	}

	private void message(QemuFact.Message message) {
		VfioDevice device = devices.computeIfAbsent(message.device(), name -> device(name, message.where()));
		boolean known = device.getMsix().getEntries().stream().anyMatch(one -> one.getIndex() == message.vector());
		if (known)
			return;
		MsixEntry entry = FACTORY.createMsixEntry();
		entry.setIndex(message.vector());
		entry.setAddress(message.address());
		entry.setData(message.data());
		entry.setMasked(false);
		device.getMsix().getEntries().add(entry);
		Optional.ofNullable(routes.get(message.vector())).filter(route -> route.gsi() < Routing.MAX_ROUTES)
				.ifPresent(route -> route(route, message));
	}

	private VfioDevice device(String address, SourceLine where) {
		VfioDevice device = FACTORY.createVfioDevice();
		device.setId(Machines.freeId(draft.machine(), "device"));
		device.setName(address);
		device.setAddress(address);
		device.setSignalling(Signalling.SIGNAL_MSI);
		device.setMsix(FACTORY.createMsixTable());
		device.getMsix().setEnabled(true);
		draft.machine().getDevices().add(device);
		draft.conclusions().add(where, device, "inference.qemu.message", address);
		return device;
	}

	private void route(QemuFact.Route route, QemuFact.Message message) {
		MsiRoute entry = RoutingImport.message(draft.machine().getIrqRouting(), route.gsi(),
				new Message(message.address(), message.data()));
		draft.conclusions().add(route.where(), entry, "inference.qemu.route", message.vector(), message.device(),
				Integer.toString(route.gsi()));
	}
}
