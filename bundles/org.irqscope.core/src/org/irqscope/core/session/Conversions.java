package org.irqscope.core.session;

import java.util.List;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.LinuxVersion;
import org.irqscope.model.HvSintRoute;
import org.irqscope.model.IrqRoutingTable;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.XenEvtchnRoute;

/**
 * Hosts and routing tables as the document has them and as the kernel's interface has them. Keeps no state; documents
 * are used by the thread that owns them.
 */
public final class Conversions {
	private static final int TSC_KHZ = 1_000_000, PHYSICAL_ADDRESS_BITS = 52;

	private Conversions() {
	}

	static Host host(org.irqscope.model.Host host) {
		return new Host(Host.Vendor.valueOf(host.getVendor().getName()), host.isApicv(), host.isVectorHashing(),
				host.isX2apic(), host.isTscDeadline(), PHYSICAL_ADDRESS_BITS, TSC_KHZ, host.getVectoringExits())
						.withDevicePostedIrqs(host.isDevicePostedIrqs()).withRepostsAlways(host.isRepostsAlways())
						.withKernel(LinuxVersion.of(host.getKernel()).orElse(LinuxVersion.DEFAULT));
	}

	static List<RoutingEntry> routing(IrqRoutingTable table) {
		return table.getEntries().stream().map(Conversions::entry).toList();
	}

	private static RoutingEntry entry(org.irqscope.model.RoutingEntry entry) {
		if (entry instanceof IrqchipRoute route)
			return new RoutingEntry.Irqchip(route.getGsi(), route.getIrqchip().getValue(), route.getPin());
		if (entry instanceof MsiRoute route)
			return new RoutingEntry.Msi(route.getGsi(), route.getAddress(), route.getData());
		if (entry instanceof HvSintRoute route)
			return new RoutingEntry.HvSint(route.getGsi(), route.getVcpu(), route.getSint());
		XenEvtchnRoute route = (XenEvtchnRoute) entry;
		return new RoutingEntry.XenEvtchn(route.getGsi(), route.getPort(), route.getVcpu(), route.getPriority());
	}

	/** Puts what the kernel has into a document's table. */
	public static void write(RoutingTable routing, IrqRoutingTable table) {
		table.getEntries().clear();
		for (int gsi = 0; gsi < routing.nrRtEntries(); gsi++)
			routing.entries(gsi).forEach(entry -> table.getEntries().add(entry(entry)));
	}

	private static org.irqscope.model.RoutingEntry entry(RoutingEntry entry) {
		org.irqscope.model.RoutingEntry written;
		if (entry instanceof RoutingEntry.Irqchip chip) {
			IrqchipRoute route = ModelFactory.eINSTANCE.createIrqchipRoute();
			route.setIrqchip(Irqchip.get(chip.irqchip()));
			route.setPin(chip.pin());
			written = route;
		} else if (entry instanceof RoutingEntry.Msi msi) {
			MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
			route.setAddress(msi.address());
			route.setData(msi.data());
			written = route;
		} else if (entry instanceof RoutingEntry.HvSint sint) {
			HvSintRoute route = ModelFactory.eINSTANCE.createHvSintRoute();
			route.setVcpu(sint.vcpu());
			route.setSint(sint.sint());
			written = route;
		} else {
			RoutingEntry.XenEvtchn channel = (RoutingEntry.XenEvtchn) entry;
			XenEvtchnRoute route = ModelFactory.eINSTANCE.createXenEvtchnRoute();
			route.setPort(channel.port());
			route.setVcpu(channel.vcpu());
			route.setPriority(channel.priority());
			written = route;
		}
		written.setGsi(entry.gsi());
		return written;
	}
}
