package org.irqscope.trace.text;

import java.util.Locale;

/** Whose output a text is. */
public enum TextFormat {
	PERF_SCRIPT, FTRACE, DRGN, BPFTRACE, PROC_INTERRUPTS, KERNEL_LOG, QEMU_MONITOR, QEMU_TRACE, KVM_COUNTERS, CRASH,
	LSPCI, IOMMU, DEVICE_TREE, KVMTOOL;

	/** The name for people. */
	public String title() {
		return Texts.of("format." + name().toLowerCase(Locale.ROOT));
	}
}
