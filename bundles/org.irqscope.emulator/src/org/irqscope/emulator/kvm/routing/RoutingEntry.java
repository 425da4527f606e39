package org.irqscope.emulator.kvm.routing;

/** {@code struct kvm_irq_routing_entry}: one destination of a GSI, as {@code KVM_SET_GSI_ROUTING} takes it. */
public sealed interface RoutingEntry {
	int gsi();

	/** {@code KVM_IRQ_ROUTING_IRQCHIP}: a pin of a chip of the architecture, numbered from 0 on each. */
	record Irqchip(int gsi, int irqchip, int pin) implements RoutingEntry {
	}

	/** {@code KVM_IRQ_ROUTING_MSI}: a message, its address with the high half in bits 63 to 32. */
	record Msi(int gsi, long address, int data) implements RoutingEntry {
	}

	/** {@code KVM_IRQ_ROUTING_HV_SINT}: a Hyper-V synthetic interrupt source. */
	record HvSint(int gsi, int vcpu, int sint) implements RoutingEntry {
	}

	/** {@code KVM_IRQ_ROUTING_XEN_EVTCHN}: a Xen event channel. */
	record XenEvtchn(int gsi, int port, int vcpu, int priority) implements RoutingEntry {
	}

	/** The number of the entry's type in the kernel's interface. */
	default int type() {
		if (this instanceof Irqchip)
			return 1;
		if (this instanceof Msi)
			return 2;
		return this instanceof HvSint ? 4 : 5;
	}
}
