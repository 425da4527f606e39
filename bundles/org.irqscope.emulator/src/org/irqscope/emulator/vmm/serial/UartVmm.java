package org.irqscope.emulator.vmm.serial;

/** Whose serial port it is: they differ in what they count as a reason, and in how they tell it. For any thread. */
public enum UartVmm {
	/** It drives a line, and tells the chips at each look, whether the line moves or not. */
	QEMU,
	/** It drives a line and tells when it moves; the transmitter interrupts as long as it is empty. */
	KVMTOOL,
	/** A small VMM in Rust: it signals an eventfd once for each new reason. */
	MINIMAL
}
