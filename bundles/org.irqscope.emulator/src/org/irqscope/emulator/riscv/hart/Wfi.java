package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** WFI of a hart's guest, and what ends it: section 3.4. */
final class Wfi {
	private final RiscvVcpu vcpu;
	private final Journal journal;
	private final IntField blocked;
	private final LongField since;

	Wfi(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		blocked = vcpu.struct.flag(HartFields.BLOCKED);
		since = Struct.hidden(journal.state()).outsideIdentity().count(HartFields.BLOCKED_SINCE);
	}

	boolean blocked() {
		return blocked.isSet();
	}

	/** {@code kvm_riscv_vcpu_wfi}: the thread sleeps unless something waits already. */
	int kvmRiscvVcpuWfi() {
		if (runnable()) {
			journal.why(HartWhy.WFI_GOES_ON, vcpu.index);
			vcpu.registers.sepc.add(4);
			return HartRun.IN_GUEST;
		}
		journal.why(HartWhy.WFI_SLEEPS, vcpu.index);
		journal.enter(HartSite.KVM_VCPU_HALT, vcpu.index, 0, 0);
		blocked.set(1);
		since.set(vcpu.kvm.scheduler.now());
		vcpu.timer.save(true);
		vcpu.imsic.put();
		journal.leave();
		if (vcpu.timer.pending())
			vcpu.kvmVcpuKick();
		return HartRun.ASLEEP;
	}

	/** {@code kvm_arch_vcpu_runnable} */
	private boolean runnable() {
		return vcpu.interrupts.kvmRiscvVcpuHasInterrupts() && !vcpu.stopped();
	}

	/** The sleeper has been woken: false when it finds nothing and sleeps again. */
	boolean ends() {
		if (!runnable() && !vcpu.timer.pending()) {
			long posted = vcpu.interrupts.pending() >> 1;
			journal.why(posted == 0 ? HartWhy.STILL_ASLEEP : HartWhy.SEIE_CLEAR, vcpu.index, posted);
			return false;
		}
		blocked.set(0);
		vcpu.timer.restore();
		journal.trace(KvmTracepoint.KVM_VCPU_WAKEUP, vcpu.kvm.scheduler.now() - since.get(), 1, 0, 0);
		vcpu.registers.sepc.add(4);
		return true;
	}

	/** A signal ends the sleep. */
	void interrupted() {
		blocked.set(0);
		vcpu.timer.restore();
		vcpu.registers.sepc.add(4);
	}
}
