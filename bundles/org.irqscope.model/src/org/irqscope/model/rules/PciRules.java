package org.irqscope.model.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.irqscope.model.Device;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;

/** What devices on the guest's PCI bus cannot be. Reads the model only, in the thread that owns it. */
final class PciRules {
	/** How far tables are apart at least. */
	private static final int TABLE_BYTES = 0x1000;

	private PciRules() {
	}

	/** Adds what a machine's functions cannot be. */
	static void check(VirtualMachine machine, List<Problem> problems) {
		Set<Integer> slots = new HashSet<>();
		Set<Long> tables = new HashSet<>();
		for (Device device : machine.getDevices()) {
			if (device instanceof VirtioDevice virtio)
				new QueueRules(machine, virtio, problems).check();
			if (device.getPci() == null)
				continue;
			if (PciFunctions.hasPin(device))
				PinRules.check(machine, device, problems);
			else if (device.getMsix() == null)
				problems.add(Problem.error(device, "pci.no.msix", device.getId()));
			else
				entries(machine, device, problems);
			if (!slots.add(device.getPci().getSlot()))
				problems.add(Problem.error(device, "pci.same.slot", device.getId(), device.getPci().getSlot()));
			if (!PciFunctions.hasPin(device) && !tables.add(device.getPci().getTableAddress() / TABLE_BYTES))
				problems.add(Problem.error(device, "pci.same.table", device.getId()));
		}
	}

	private static void entries(VirtualMachine machine, Device device, List<Problem> problems) {
		List<MsixEntry> entries = device.getMsix().getEntries();
		if (entries.size() > PciFunctions.MOST_ENTRIES)
			problems.add(Problem.error(device, "pci.many.entries", device.getId(), PciFunctions.MOST_ENTRIES));
		for (int at = 0; at < entries.size(); at++) {
			MsixEntry entry = entries.get(at);
			if (entry.getIndex() != at)
				problems.add(Problem.error(device, "pci.entry.order", device.getId(), entry.getIndex(), at));
			if (PciFunctions.hasIrqfds(device))
				wiring(machine, device, entry, problems);
		}
	}

	private static void wiring(VirtualMachine machine, Device device, MsixEntry entry, List<Problem> problems) {
		if (entry.getEventfd() == null || PciFunctions.hasSecondEventfds(device) && entry.getInterrupt() == null)
			problems.add(Problem.error(device, "pci.entry.eventfd", device.getId(), entry.getIndex()));
		else if (device instanceof VfioDevice && !PciFunctions.hasHostInterrupt(machine, entry))
			problems.add(Problem.error(device, "pci.entry.host", device.getId(), entry.getIndex()));
		else if (!PciFunctions.isRouted(machine, entry))
			problems.add(Problem.error(device, "pci.entry.route", device.getId(), entry.getIndex(), entry.getVirq()));
	}
}
