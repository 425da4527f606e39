package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;

/** {@code kvm_riscv_vcpu_virtual_insn}: WFI, and the registers of interrupt files that KVM emulates. Section 6.7. */
final class VirtualInsn {
	static final int WFI = 0x10500073, SYSTEM = 0x73;
	/** Numbers of registers of the guest. */
	static final int SIREG = 0x151, STOPEI = 0x15c;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	private final Wfi wfi;
	private final IntField number;
	private final LongField newValue, writeMask, returned;
	/** The instruction, or 0 once user space's answer has been taken. */
	private final IntField insn;

	VirtualInsn(RiscvVcpu vcpu, Wfi wfi) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.wfi = wfi;
		number = vcpu.struct.hex32(HartFields.CSR_NUM);
		newValue = vcpu.struct.hex64(HartFields.CSR_NEW_VALUE);
		writeMask = vcpu.struct.hex64(HartFields.CSR_WRITE_MASK);
		returned = vcpu.struct.hex64(HartFields.CSR_RET_VALUE);
		insn = vcpu.struct.hex32(HartFields.CSR_INSN);
	}

	int handle(HartTrap trap) {
		int found = (int) trap.stval();
		journal.enter(HartSite.KVM_RISCV_VCPU_VIRTUAL_INSN, vcpu.index, found & 0xffffffffL, 0);
		return journal.leave(execute(found));
	}

	private int execute(int found) {
		if (found == WFI) {
			journal.enter(HartSite.WFI_INSN, vcpu.index, 0, 0);
			return journal.leave(wfi.kvmRiscvVcpuWfi());
		}
		if ((found & 0x7f) != SYSTEM || (found >> 12 & 3) == 0)
			return illegal(found);
		return csrInsn(found);
	}

	private int illegal(int found) {
		vcpu.registers.redirect(HartTrap.ILLEGAL, found & 0xffffffffL);
		return HartRun.IN_GUEST;
	}

	/** {@code csr_insn} */
	private int csrInsn(int found) {
		int csr = found >>> 20;
		int source = found >> 15 & 0x1f;
		long operand = (found >> 14 & 1) != 0 ? source : vcpu.registers.get(source);
		int function = found >> 12 & 3;
		long mask = function == 1 ? -1L : operand;
		long value = function == 1 ? operand : function == 2 ? -1L : 0;
		journal.enter(HartSite.CSR_INSN, vcpu.index, csr, 0);
		insn.set(found);
		number.set(csr);
		newValue.set(value);
		writeMask.set(mask);
		return journal.leave(emulate(csr, value, mask, found));
	}

	private int emulate(int csr, long value, long mask, int found) {
		if (csr != SIREG && csr != STOPEI || !vcpu.kvm.host.aia()) {
			journal.why(HartWhy.CSR_ILLEGAL, csr);
			return illegal(found);
		}
		GuestData answer = new GuestData();
		int error = csr == SIREG ? vcpu.imsic.registers.rmwIreg(answer, value, mask)
				: vcpu.imsic.registers.rmwTopei(answer, mask);
		return switch (error) {
		case 0 -> {
			returned.set(answer.get());
			csrReturn();
			yield HartRun.IN_GUEST;
		}
		case -Errno.ENOENT -> {
			journal.why(HartWhy.CSR_TO_USERSPACE, csr);
			returned.set(0);
			vcpu.run.exitReason.set(HartRun.EXIT_RISCV_CSR);
			yield HartRun.TO_USER;
		}
		default -> illegal(found);
		};
	}

	/** {@code kvm_riscv_vcpu_csr_return}: once for each instruction. */
	int csrReturn() {
		if (!insn.isSet())
			return 0;
		int rd = insn.get() >> 7 & 0x1f;
		insn.set(0);
		journal.enter(HartSite.KVM_RISCV_VCPU_CSR_RETURN, vcpu.index, returned.get(), 0);
		if (rd != 0)
			vcpu.registers.set(rd, returned.get());
		vcpu.registers.sepc.add(4);
		return journal.leave(0);
	}

	void setReturn(long value) {
		returned.set(value);
	}

	int csr() {
		return number.get();
	}

	long csrNewValue() {
		return newValue.get();
	}

	long csrWriteMask() {
		return writeMask.get();
	}
}
