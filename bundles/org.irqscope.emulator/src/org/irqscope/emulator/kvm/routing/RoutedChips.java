package org.irqscope.emulator.kvm.routing;

/** The chips whose pins routes of an architecture lead to. Used by the one thread that runs the emulator. */
public interface RoutedChips {
	/** {@code KVM_NR_IRQCHIPS} */
	int nrIrqchips();

	/** {@code KVM_IRQCHIP_NUM_PINS} */
	int irqchipNumPins();

	/** The pin that {@code kvm_set_routing_entry} stores, below {@link #irqchipNumPins}. */
	int storedPin(RoutingEntry.Irqchip entry);
}
