package org.irqscope.emulator.script;

/** Where scripts run: makes PCs with in-kernel interrupt chips, every vCPU runnable. */
@FunctionalInterface
public interface Backend {
	/** A new machine; {@code split} leaves PIC and IOAPIC to user space and reserves 24 pins. */
	X86Vm create(int vcpus, boolean split);
}
