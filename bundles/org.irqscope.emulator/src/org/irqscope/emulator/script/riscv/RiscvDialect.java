package org.irqscope.emulator.script.riscv;

import java.util.List;

import org.irqscope.emulator.script.Language;
import org.irqscope.emulator.script.Dialect;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.Part;

/** What only machines with harts have: the device for APLIC and IMSICs, and what their guests execute. */
enum RiscvDialect implements Dialect<RiscvVm> {
	INSTANCE;

	@Override
	public Language language() {
		return Language.RISCV;
	}

	@Override
	public long execute(RiscvVm vm, Op op) {
		return RiscvOps.execute(vm, op);
	}

	@Override
	public List<OpResult.Exit> exits(RiscvVm vm) {
		return vm.exits();
	}

	@Override
	public List<Part> parts(RiscvVm vm) {
		return vm.parts().entrySet().stream().map(part -> Part.written(part.getKey(), part.getValue())).toList();
	}

	@Override
	public boolean tells(OpCode code, String event) {
		return true;
	}
}
