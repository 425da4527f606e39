package org.irqscope.emulator.script.x86;

import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.Dialect;

/** Where scripts run on PCs; {@code split} leaves PIC and IOAPIC to user space and reserves 24 pins. */
@FunctionalInterface
public interface X86Backend extends Backend<X86Vm> {
	@Override
	default Dialect<X86Vm> dialect() {
		return X86Dialect.INSTANCE;
	}
}
