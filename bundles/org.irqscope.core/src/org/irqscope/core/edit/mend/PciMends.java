package org.irqscope.core.edit.mend;

import java.util.List;
import java.util.function.BiConsumer;

import org.irqscope.core.edit.PciDevices;
import org.irqscope.model.Device;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtualMachine;

/** Mends what a function's slot, table and entries cannot be. Used by the thread that owns the document. */
final class PciMends {
	private PciMends() {
	}

	static void slot(VirtualMachine machine, Device device) {
		new PciDevices(machine, device).takeSlot();
	}

	static void table(VirtualMachine machine, Device device) {
		new PciDevices(machine, device).takeTable();
	}

	static void shorten(VirtualMachine machine, Device device) {
		List<MsixEntry> entries = device.getMsix().getEntries();
		entries.subList(PciFunctions.MOST_ENTRIES, entries.size()).clear();
	}

	static void number(VirtualMachine machine, Device device) {
		List<MsixEntry> entries = device.getMsix().getEntries();
		for (int at = 0; at < entries.size(); at++)
			entries.get(at).setIndex(at);
	}

	static void signal(VirtualMachine machine, Device device) {
		each(machine, device, PciDevices::signal);
	}

	static void host(VirtualMachine machine, Device device) {
		each(machine, device, (pci, entry) -> {
			if (!PciFunctions.hasHostInterrupt(machine, entry))
				pci.passThrough(entry);
		});
	}

	static void route(VirtualMachine machine, Device device) {
		each(machine, device, (pci, entry) -> {
			if (!PciFunctions.isRouted(machine, entry))
				pci.route(entry);
		});
	}

	private static void each(VirtualMachine machine, Device device, BiConsumer<PciDevices, MsixEntry> mend) {
		PciDevices pci = new PciDevices(machine, device);
		device.getMsix().getEntries().forEach(entry -> mend.accept(pci, entry));
	}
}
