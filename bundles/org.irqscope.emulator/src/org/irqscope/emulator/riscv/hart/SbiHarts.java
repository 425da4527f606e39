package org.irqscope.emulator.riscv.hart;

import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.RiscvVcpu;

/** {@code kvm_sbi_ext_hsm_handler}: a guest starts, stops and asks for its harts. Section 8.4. */
final class SbiHarts {
	private static final int START = 0, STOP = 1, STATUS = 2, SUSPEND = 3;
	private static final long RETENTIVE = 0, NON_RETENTIVE = 0x80000000L, STARTED = 0, STOPPED = 1;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	private final Wfi wfi;

	SbiHarts(RiscvVcpu vcpu, Wfi wfi) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.wfi = wfi;
	}

	int handle(int function) {
		long hart = vcpu.registers.argument(0);
		journal.enter(HartSite.KVM_SBI_EXT_HSM_HANDLER, vcpu.index, function, hart);
		return journal.leave(execute(function, hart));
	}

	private int execute(int function, long hart) {
		return switch (function) {
		case START -> answer(start(hart), 0);
		case STOP -> stop();
		case STATUS -> status(hart);
		case SUSPEND -> suspend();
		default -> answer(Sbi.NOT_SUPPORTED, 0);
		};
	}

	private int answer(long error, long value) {
		return Sbi.answer(vcpu, error, value);
	}

	private long start(long id) {
		Optional<RiscvVcpu> target = vcpu.kvm.vcpuWithId(id);
		if (target.isEmpty())
			return Sbi.INVALID_PARAM;
		if (!target.get().stopped())
			return Sbi.ALREADY_AVAILABLE;
		target.get().start(vcpu.registers.argument(1), vcpu.registers.argument(2));
		return Sbi.SUCCESS;
	}

	private int stop() {
		vcpu.registers.sepc.add(4);
		vcpu.stop();
		return HartRun.ASLEEP;
	}

	private int status(long id) {
		Optional<RiscvVcpu> target = vcpu.kvm.vcpuWithId(id);
		if (target.isEmpty())
			return answer(vcpu.kvm.host.version().checksHartStatus() ? Sbi.INVALID_PARAM : Sbi.SUCCESS, 0);
		return answer(Sbi.SUCCESS, target.get().stopped() ? STOPPED : STARTED);
	}

	private int suspend() {
		long type = vcpu.registers.argument(0);
		if (type == RETENTIVE) {
			vcpu.registers.answer(Sbi.SUCCESS, 0);
			return wfi.kvmRiscvVcpuWfi();
		}
		return answer(type == NON_RETENTIVE ? Sbi.NOT_SUPPORTED : Sbi.INVALID_PARAM, 0);
	}
}
