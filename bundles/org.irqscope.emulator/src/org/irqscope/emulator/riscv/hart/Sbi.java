package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.KernelVersion;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** {@code kvm_riscv_vcpu_sbi_ecall}: what the guest asks of its firmware, which KVM is. Sections 3.5, 3.6 and 8.4. */
final class Sbi {
	static final long BASE = 0x10, TIME = 0x54494d45, IPI = 0x735049, HSM = 0x48534d, RFENCE = 0x52464e43,
			DBCN = 0x4442434e;
	static final long SUCCESS = 0, NOT_SUPPORTED = -2, INVALID_PARAM = -3, ALREADY_AVAILABLE = -6;
	private static final long FIRST_EXPERIMENTAL = 0x08000000, LAST_VENDOR = 0x09ffffff;
	private static final int EXTENSION = 7, FUNCTION = 6, KVM_IMPLEMENTATION = 3, SPEC_SHIFT = 24;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	private final SbiHarts harts;
	private final LongField error, value;
	private final IntField returnHandled;

	Sbi(RiscvVcpu vcpu, Wfi wfi) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.harts = new SbiHarts(vcpu, wfi);
		Struct struct = vcpu.struct;
		error = struct.hex64(HartFields.SBI_ERROR);
		value = struct.hex64(HartFields.SBI_VALUE);
		returnHandled = struct.flag(HartFields.SBI_RETURN_HANDLED);
	}

	int kvmRiscvVcpuSbiEcall() {
		long extension = vcpu.registers.argument(EXTENSION);
		long function = vcpu.registers.argument(FUNCTION);
		journal.enter(HartSite.KVM_RISCV_VCPU_SBI_ECALL, vcpu.index, extension, function);
		return journal.leave(dispatch(extension, function));
	}

	private int dispatch(long extension, long function) {
		if (extension >= FIRST_EXPERIMENTAL && extension <= LAST_VENDOR || extension == DBCN)
			return forward();
		if (extension == HSM)
			return harts.handle((int) function);
		if (extension == TIME)
			return function == 0 ? setTimer() : answer(unknownFunction(), 0);
		if (extension == IPI)
			return function == 0 ? sendIpi() : answer(unknownFunction(), 0);
		if (extension == BASE)
			return base((int) function);
		return answer(extension == RFENCE ? SUCCESS : NOT_SUPPORTED, 0);
	}

	private long unknownFunction() {
		return vcpu.kvm.host.version() == KernelVersion.V6_8 ? INVALID_PARAM : NOT_SUPPORTED;
	}

	private int answer(long failure, long result) {
		return answer(vcpu, failure, result);
	}

	/** The guest goes on behind its call. */
	static int answer(RiscvVcpu vcpu, long failure, long result) {
		vcpu.registers.answer(failure, result);
		vcpu.registers.sepc.add(4);
		return HartRun.IN_GUEST;
	}

	private int base(int function) {
		return switch (function) {
		case 0 -> answer(SUCCESS, (long) vcpu.kvm.host.version().sbiSpecification() << SPEC_SHIFT);
		case 1 -> answer(SUCCESS, KVM_IMPLEMENTATION);
		case 3 -> probe(vcpu.registers.argument(0));
		default -> answer(NOT_SUPPORTED, 0);
		};
	}

	private int probe(long extension) {
		if (extension >= FIRST_EXPERIMENTAL && extension <= LAST_VENDOR)
			return forward();
		boolean known = extension == BASE || extension == TIME || extension == IPI || extension == HSM
				|| extension == RFENCE || extension == DBCN;
		return answer(SUCCESS, known ? 1 : 0);
	}

	private int setTimer() {
		journal.enter(HartSite.KVM_SBI_EXT_TIME_HANDLER, vcpu.index, 0, 0);
		vcpu.timer.nextEvent(vcpu.registers.argument(0));
		return journal.leave(answer(SUCCESS, 0));
	}

	/** Those that are there are interrupted, also when others of the mask are not. */
	private int sendIpi() {
		long mask = vcpu.registers.argument(0);
		long base = vcpu.registers.argument(1);
		journal.enter(HartSite.KVM_SBI_EXT_IPI_HANDLER, vcpu.index, mask, base);
		long sent = 0;
		for (RiscvVcpu target : vcpu.kvm.vcpus()) {
			long bit = target.id() - base;
			if (base != -1 && (bit < 0 || bit >= Long.SIZE || (mask >> bit & 1) == 0))
				continue;
			target.interrupts.set(HartInterrupts.VS_SOFT);
			sent |= base == -1 ? 0 : 1L << bit;
		}
		boolean missed = base != -1 && mask != sent && vcpu.kvm.host.version().checksIpiMask();
		return journal.leave(answer(missed ? INVALID_PARAM : SUCCESS, 0));
	}

	/** User space is asked; unless it answers, the call is not supported. */
	private int forward() {
		error.set(NOT_SUPPORTED);
		value.set(0);
		returnHandled.set(0);
		vcpu.run.exitReason.set(HartRun.EXIT_RISCV_SBI);
		return HartRun.TO_USER;
	}

	/** {@code kvm_riscv_vcpu_sbi_return}: once for each call. */
	int sbiReturn() {
		if (returnHandled.isSet())
			return 0;
		returnHandled.set(1);
		answer(error.get(), value.get());
		return 0;
	}

	void setReturn(long failure, long result) {
		error.set(failure);
		value.set(result);
	}
}
