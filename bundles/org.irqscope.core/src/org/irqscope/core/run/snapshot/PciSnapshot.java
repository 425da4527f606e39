package org.irqscope.core.run.snapshot;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.vmm.GsiRoutes;
import org.irqscope.emulator.vmm.MsixVector;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciMachine;

/**
 * A PCI function at one moment. Immutable, for any thread.
 *
 * @param device the number of the device in the document
 */
public record PciSnapshot(int device, boolean enabled, boolean functionMask, boolean busMaster, List<Entry> entries) {

	/**
	 * An entry of its table.
	 *
	 * @param virq the GSI that the VMM has taken for it, or -1
	 * @param route what the VMM's own copy of the routes has for that
	 */
	public record Entry(long address, int data, boolean masked, boolean pending, int virq,
			Optional<RoutingEntry.Msi> route) {
	}

	static List<PciSnapshot> of(PciMachine machine) {
		return machine.bus().devices().stream().filter(device -> !device.sort().hasPin())
				.map(device -> of(device, machine.routes())).toList();
	}

	private static PciSnapshot of(PciDevice device, GsiRoutes routes) {
		return new PciSnapshot(device.index(), device.msix().enabled(), device.msix().functionMask(),
				device.busMaster(), device.msix().vectors().stream().map(entry -> of(entry, routes)).toList());
	}

	private static Entry of(MsixVector entry, GsiRoutes routes) {
		return new Entry(entry.address(), entry.data(), entry.maskBit(), entry.isPending(), entry.virq(),
				routes.message(entry.virq()).findFirst());
	}
}
