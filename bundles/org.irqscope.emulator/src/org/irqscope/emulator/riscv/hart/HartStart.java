package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** {@code kvm_riscv_reset_vcpu}: a hart that another one starts begins at an address, with its number and a word. */
public final class HartStart {
	private final RiscvVcpu vcpu;
	private final LongField pc, opaque;

	public HartStart(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		Struct struct = Struct.hidden(vcpu.kvm.journal.state());
		pc = struct.hex64(HartFields.RESET_PC);
		opaque = struct.hex64(HartFields.RESET_OPAQUE);
	}

	public void request(long address, long word) {
		pc.set(address);
		opaque.set(word);
	}

	/** What was pending is gone, the interrupt file is empty. */
	public void reset() {
		vcpu.registers.reset(pc.get(), vcpu.id(), opaque.get());
		vcpu.interrupts.reset();
		vcpu.timer.create();
		vcpu.imsic.reset();
	}
}
