package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.schedule.Timer;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;

/** The timer of a hart's guest, whose cycles are nanoseconds here: section 3.5. */
public final class HartTimer {
	private static final long NEVER = -1;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	/** The next event in cycles of the guest; 0 while it has programmed none. */
	private final LongField nextCycles;
	private final IntField nextSet;
	/** The register of the hart, with Sstc. */
	private final LongField vstimecmp;
	private final Timer hrtimer;

	public HartTimer(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		nextCycles = vcpu.struct.hex64(HartFields.NEXT_CYCLES);
		nextSet = vcpu.struct.flag(HartFields.NEXT_SET);
		vstimecmp = vcpu.hart.hex64(HartFields.VSTIMECMP);
		hrtimer = vcpu.kvm.scheduler.timer(vcpu.struct, "timer", this::expired);
	}

	/** {@code kvm_riscv_vcpu_timer_init} */
	public void create() {
		nextCycles.set(NEVER);
		vstimecmp.set(NEVER);
	}

	private boolean sstc() {
		return vcpu.kvm.host.sstc();
	}

	/** The guest's time: it began with the machine. */
	public long time() {
		return vcpu.kvm.scheduler.now();
	}

	/** {@code kvm_riscv_vcpu_timer_next_event}: 0. */
	public int nextEvent(long cycles) {
		journal.enter(HartSite.KVM_RISCV_VCPU_TIMER_NEXT_EVENT, vcpu.index, cycles, 0);
		if (sstc())
			vstimecmp.set(cycles);
		else {
			vcpu.interrupts.unset(HartInterrupts.VS_TIMER);
			nextCycles.set(cycles);
			nextSet.set(1);
			start(cycles);
		}
		return journal.leave(0);
	}

	private void start(long cycles) {
		if (cycles == NEVER)
			hrtimer.cancel();
		else
			hrtimer.start(Long.compareUnsigned(cycles, time()) > 0 ? cycles : time());
	}

	/** Another kick is all that Sstc needs; without it the interrupt is posted. */
	private void expired() {
		if (sstc()) {
			journal.enter(HartSite.KVM_RISCV_VCPU_VSTIMER_EXPIRED, vcpu.index, 0, 0);
			vcpu.kvmVcpuKick();
			journal.leave();
			return;
		}
		journal.enter(HartSite.KVM_RISCV_VCPU_HRTIMER_EXPIRED, vcpu.index, 0, 0);
		nextSet.set(0);
		vcpu.interrupts.set(HartInterrupts.VS_TIMER);
		journal.leave();
	}

	/** {@code kvm_riscv_vcpu_timer_sync}: at each exit. */
	void sync() {
		if (sstc())
			nextCycles.set(vstimecmp.get());
	}

	/** {@code kvm_riscv_vcpu_timer_save}: the thread leaves its processor. */
	public void save(boolean blocking) {
		if (!sstc())
			return;
		journal.enter(HartSite.KVM_RISCV_VCPU_TIMER_SAVE, vcpu.index, nextCycles.get(), 0);
		vstimecmp.set(NEVER);
		if (blocking)
			start(nextCycles.get());
		journal.leave();
	}

	/** {@code kvm_riscv_vcpu_timer_restore}: the thread is back on a processor. */
	public void restore() {
		if (!sstc())
			return;
		journal.enter(HartSite.KVM_RISCV_VCPU_TIMER_RESTORE, vcpu.index, nextCycles.get(), 0);
		vstimecmp.set(nextCycles.get());
		hrtimer.cancel();
		journal.leave();
	}

	/** {@code kvm_cpu_has_pending_timer}: ends a WFI. */
	boolean pending() {
		return nextCycles.get() != NEVER && Long.compareUnsigned(nextCycles.get(), time()) <= 0
				|| (vcpu.interrupts.pending() >> HartInterrupts.VS_TIMER & 1) != 0;
	}

	/** With Sstc the hart itself shows the expiry in {@code sip}. */
	boolean guestSeesExpiry() {
		return sstc() && vstimecmp.get() != NEVER && Long.compareUnsigned(vstimecmp.get(), time()) <= 0;
	}

	/** The guest writes {@code stimecmp}, without an exit. */
	public void guestWritesStimecmp(long cycles) {
		vstimecmp.set(cycles);
	}

	public long nextCycles() {
		return nextCycles.get();
	}

	public boolean nextSet() {
		return nextSet.isSet();
	}

	public long vstimecmp() {
		return vstimecmp.get();
	}

	/** True while the host's timer is armed for the guest. */
	public boolean armed() {
		return hrtimer.armed();
	}

	/** ONE_REG state of the timer, {@code KVM_RISCV_TIMER_STATE_ON}: the kernel programs the number of the state. */
	public void setStateOn() {
		nextEvent(1);
	}
}
