package org.irqscope.core.diagnosis;

import java.util.List;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PinDevice;
import org.irqscope.emulator.vmm.VmmFields;
import org.irqscope.emulator.vmm.virtio.VirtioFields;
import org.irqscope.model.Device;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.PciFunction;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;

/** The document of a machine whose user space was mended. Used by the thread that owns the document. */
final class MendedMachine {
	private MendedMachine() {
	}

	/** A copy of a document with those remedies. */
	static VirtualMachine of(VirtualMachine document, List<Remedy> remedies) {
		VirtualMachine copy = EcoreUtil.copy(document);
		for (Remedy remedy : remedies)
			if (remedy instanceof Remedy.Consumer consumer)
				consume(copy, consumer);
			else if (remedy instanceof Remedy.Setting setting)
				put(copy, setting);
		return copy;
	}

	private static void consume(VirtualMachine machine, Remedy.Consumer consumer) {
		Irqfd irqfd = ModelFactory.eINSTANCE.createIrqfd();
		irqfd.setId(Machines.freeId(machine, "irqfd"));
		irqfd.setEventfd(machine.getEventfds().get(consumer.eventfd()));
		irqfd.setGsi(consumer.gsi());
		machine.getIrqfds().add(irqfd);
	}

	private static void put(VirtualMachine machine, Remedy.Setting setting) {
		String field = setting.field();
		if (VmmFields.COMMAND.name().equals(field)) {
			PciFunction function = machine.getDevices().get(setting.place().index()).getPci();
			function.setBusMaster((setting.value() & PciDevice.BUS_MASTER) != 0);
			function.setIntxDisabled((setting.value() & PinDevice.INTX_DISABLE) != 0);
			return;
		}
		int at = Integer.parseInt(field.substring(field.indexOf('[') + 1, field.indexOf(']')));
		Device device = machine.getDevices().get(setting.place().index());
		if (VirtioFields.availFlags(at).name().equals(field))
			((VirtioDevice) device).getQueues().get(at).setAvailFlags((int) setting.value());
		else if (VirtioFields.usedEvent(at).name().equals(field))
			((VirtioDevice) device).getQueues().get(at).setUsedEvent((int) setting.value());
		else
			device.getMsix().getEntries().get(at).setMasked(false);
	}
}
