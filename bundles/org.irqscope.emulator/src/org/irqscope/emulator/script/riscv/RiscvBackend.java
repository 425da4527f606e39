package org.irqscope.emulator.script.riscv;

import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.Dialect;

/** Where scripts run on machines with harts; none of them is split. */
@FunctionalInterface
public interface RiscvBackend extends Backend<RiscvVm> {
	@Override
	default Dialect<RiscvVm> dialect() {
		return RiscvDialect.INSTANCE;
	}
}
