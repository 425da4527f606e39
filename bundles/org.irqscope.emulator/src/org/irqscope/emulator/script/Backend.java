package org.irqscope.emulator.script;

/** Where scripts run: makes machines of one architecture with their interrupt chips, every vCPU runnable. */
public interface Backend<V extends Vm> {
	/** A new machine; {@code split} leaves to user space what chips the kernel can do without. */
	V create(int vcpus, boolean split);

	/** What scripts can say to its machines, and how those answer. */
	Dialect<V> dialect();
}
