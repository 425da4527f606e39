package org.irqscope.emulator.riscv.aia;

import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** Where the interrupt files of a vCPU are, {@code struct kvm_vcpu_aia}. */
public final class AiaOfVcpu {
	/** All ones while undefined. */
	final LongField address;
	final IntField hartIndex;
	/** True once the files are there. */
	final IntField state;

	public AiaOfVcpu(RiscvVcpu vcpu) {
		Struct struct = new Struct(vcpu.kvm.journal.state(), RiscvPlace.IMSIC, vcpu.index);
		address = struct.hex64(AiaFields.IMSIC_ADDR);
		hartIndex = struct.number(AiaFields.HART_INDEX);
		state = struct.flag(AiaFields.IMSIC_STATE);
	}

	/** {@code kvm_riscv_vcpu_aia_init}; the hart's number is its vCPU's until the address says another. */
	public void create(int index) {
		address.set(-1);
		hartIndex.set(index);
	}

	/** Where messages for the hart are written; all ones while undefined. */
	public long address() {
		return address.get();
	}

	/** The number by which the APLIC names the hart. */
	public int hartIndex() {
		return hartIndex.get();
	}
}
