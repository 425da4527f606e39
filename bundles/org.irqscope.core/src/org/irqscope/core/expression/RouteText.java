package org.irqscope.core.expression;

import org.irqscope.emulator.kvm.routing.RoutingEntry;

/** One destination of a GSI, as the language writes it: {@code ioapic pin 4}. For any thread. */
final class RouteText {
	private static final int PIC_MASTER = 0, PIC_SLAVE = 1;

	private RouteText() {
	}

	static String of(RoutingEntry entry) {
		if (entry instanceof RoutingEntry.Irqchip pin)
			return chip(pin.irqchip()) + " pin " + pin.pin();
		if (entry instanceof RoutingEntry.Msi message)
			return "msi 0x" + Long.toHexString(message.address()) + " 0x" + Integer.toHexString(message.data());
		if (entry instanceof RoutingEntry.HvSint sint)
			return "sint " + sint.sint() + " vcpu " + sint.vcpu();
		RoutingEntry.XenEvtchn channel = (RoutingEntry.XenEvtchn) entry;
		return "evtchn " + channel.port() + " vcpu " + channel.vcpu();
	}

	private static String chip(int irqchip) {
		return irqchip == PIC_MASTER ? "pic.master" : irqchip == PIC_SLAVE ? "pic.slave" : "ioapic";
	}
}
