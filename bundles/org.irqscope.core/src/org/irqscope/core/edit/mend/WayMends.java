package org.irqscope.core.edit.mend;

import static org.irqscope.emulator.x86.lapic.Lapic.DEFAULT_BASE;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.edit.DeviceWay;
import org.irqscope.core.edit.GuestSetup;
import org.irqscope.model.Device;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.MsixTable;
import org.irqscope.model.Routing;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Joins what leads nowhere on the way from devices to the guest. Used by the thread that owns the document. */
final class WayMends {

	private WayMends() {
	}

	static void routing(VirtualMachine machine) {
		machine.setIrqRouting(X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL ? Routing.defaultTable()
				: ModelFactory.eINSTANCE.createIrqRoutingTable());
	}

	/** What drives a GSI drives one that leads somewhere; a route of a GSI that cannot be has no use. */
	static void gsi(VirtualMachine machine, EObject where) {
		if (where instanceof Irqfd irqfd)
			DeviceWay.lead(machine, irqfd, DeviceWay.freeMessage(machine));
		else if (where instanceof Device device) {
			DeviceWay way = new DeviceWay(machine, device);
			int gsi = way.gsi();
			if (machine instanceof RiscvMachine)
				way.through(gsi);
			else {
				DeviceWay.hear(machine, gsi);
				device.setGsi(gsi);
			}
		} else if (where instanceof RoutingEntry entry)
			EcoreUtil.delete(entry, true);
	}

	static void eventfd(VirtualMachine machine, Irqfd irqfd) {
		irqfd.setEventfd(Machines.addEventfd(machine));
	}

	static void way(VirtualMachine machine, Device device) {
		DeviceWay way = new DeviceWay(machine, device);
		way.through(way.gsi());
	}

	static void msix(VirtualMachine machine, Device device) {
		MsixEntry entry = ModelFactory.eINSTANCE.createMsixEntry();
		entry.setAddress(DEFAULT_BASE);
		entry.setData(GuestSetup.freeMessage(machine));
		entry.setMasked(false);
		MsixTable table = ModelFactory.eINSTANCE.createMsixTable();
		table.setEnabled(true);
		table.getEntries().add(entry);
		device.setMsix(table);
	}
}
