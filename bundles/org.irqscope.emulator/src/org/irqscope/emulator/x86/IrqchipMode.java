package org.irqscope.emulator.x86;

/** {@code enum kvm_irqchip_mode}: which interrupt chips the kernel holds. */
public enum IrqchipMode {
	/** All chips are in user space. */
	NONE,
	/** PIC, IOAPIC and local APICs are in the kernel. */
	KERNEL,
	/** Only the local APICs are in the kernel. */
	SPLIT
}
