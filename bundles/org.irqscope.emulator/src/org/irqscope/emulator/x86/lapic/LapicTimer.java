package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.schedule.Timer;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.TimeField;
import org.irqscope.emulator.x86.X86Vcpu;

/**
 * The timer of a local APIC on the machine's virtual clock, in its three modes: section 5.12 of the kernel's
 * interrupt paths. The host's timer is an hrtimer; the early expiry of deadline timers is left out, since the kernel
 * waits for the difference before it enters the guest.
 */
public final class LapicTimer {
	private static final int ONESHOT = 0, PERIODIC = 1 << 17, TSC_DEADLINE = 2 << 17;
	/** {@code min_timer_period_us}, in nanoseconds. */
	private static final long MIN_PERIOD = 200_000;

	private final Lapic lapic;
	private final IntField mode;
	private final IntField divideCount;
	/** True while an expiry waits for the vCPU; further ones are merged with it. */
	private final IntField pending;
	private final LongField period;
	private final TimeField targetExpiration;
	private final LongField tscDeadline;
	private final Timer timer;

	LapicTimer(Lapic lapic) {
		this.lapic = lapic;
		mode = lapic.struct.hex32(LapicFields.TIMER_MODE);
		divideCount = lapic.struct.number(LapicFields.TIMER_DIVIDE_COUNT);
		pending = lapic.struct.flag(LapicFields.TIMER_PENDING);
		period = lapic.struct.count(LapicFields.TIMER_PERIOD);
		targetExpiration = lapic.struct.time(LapicFields.TIMER_TARGET_EXPIRATION);
		tscDeadline = lapic.struct.time(LapicFields.TIMER_TSCDEADLINE, lapic.kvm.host.tscKhz());
		timer = lapic.kvm.scheduler.timer(lapic.struct, "timer", this::apicTimerFn);
	}

	private long now() {
		return lapic.kvm.scheduler.now();
	}

	/** The mode bits of LVTT that the guest may set. */
	int modeMask() {
		return lapic.kvm.host.tscDeadline() ? PERIODIC | TSC_DEADLINE : PERIODIC;
	}

	private boolean periodic() {
		return mode.get() == PERIODIC;
	}

	private boolean deadline() {
		return mode.get() == TSC_DEADLINE;
	}

	/** {@code apic_update_lvtt}: going into or out of deadline mode stops the timer. */
	void updateLvtt() {
		int wanted = lapic.get(Lapic.LVTT) & modeMask();
		if (wanted == mode.get())
			return;
		if (deadline() != (wanted == TSC_DEADLINE)) {
			cancel();
			lapic.set(Lapic.TMICT, 0);
			period.set(0);
			tscDeadline.set(0);
		}
		mode.set(wanted);
		limitPeriod();
	}

	/** {@code cancel_apic_timer} */
	void cancel() {
		timer.cancel();
		pending.set(0);
	}

	/** True while an expiry waits, whether or not it can be delivered. */
	public boolean pending() {
		return pending.isSet();
	}

	/** {@code kvm_cpu_has_pending_timer}, or {@code KVM_REQ_UNBLOCK}. */
	public boolean expiryWaits() {
		return lapic.vcpu.hasRequest(X86Vcpu.REQ_UNBLOCK)
				|| pending.isSet() && lapic.enabled() && (lapic.get(Lapic.LVTT) & Lapic.LVT_MASKED) == 0;
	}

	void clearPending() {
		pending.set(0);
	}

	void reset() {
		updateDivideCount();
		pending.set(0);
	}

	/** {@code update_divide_count} */
	private void updateDivideCount() {
		int tdcr = lapic.get(Lapic.TDCR);
		divideCount.set(1 << ((tdcr & 3 | (tdcr & 8) >> 1) + 1 & 7));
	}

	private long toNanoseconds(int count) {
		return (count & 0xffffffffL) * lapic.kvm.busCycleNs() * divideCount.get();
	}

	private void limitPeriod() {
		if (periodic() && period.get() != 0)
			period.set(Math.max(period.get(), MIN_PERIOD));
	}

	/** A write to TMICT: ignored in deadline mode, else the timer starts again. */
	void writeInitialCount(int value) {
		if (deadline())
			return;
		cancel();
		lapic.set(Lapic.TMICT, value);
		start(Lapic.TMICT);
	}

	/** A write to TDCR: what remains is scaled to the new divisor. */
	void writeDivide(int value) {
		int old = divideCount.get();
		lapic.set(Lapic.TDCR, value);
		updateDivideCount();
		if (divideCount.get() == old || period.get() == 0)
			return;
		timer.cancel();
		long remaining = Math.max(targetExpiration.get() - now(), 0);
		period.set(toNanoseconds(lapic.get(Lapic.TMICT)));
		limitPeriod();
		targetExpiration.set(now() + remaining * divideCount.get() / old);
		restart();
	}

	/** {@code __start_apic_timer} */
	private void start(int countRegister) {
		pending.set(0);
		if (deadline() || setTargetExpiration(countRegister))
			restart();
	}

	/** {@code set_target_expiration} */
	private boolean setTargetExpiration(int countRegister) {
		period.set(toNanoseconds(lapic.get(Lapic.TMICT)));
		if (period.get() == 0)
			return false;
		limitPeriod();
		long delay = period.get();
		if (countRegister != Lapic.TMICT) {
			long wanted = toNanoseconds(lapic.get(countRegister));
			if (wanted == 0)
				delay = periodic() ? period.get() : 0;
			else
				delay = Math.min(wanted, period.get());
		}
		targetExpiration.set(now() + delay);
		return true;
	}

	/** {@code restart_apic_timer} with the host's software timer. */
	private void restart() {
		if (!periodic() && pending.isSet())
			return;
		if (deadline())
			startDeadline();
		else
			startPeriod();
	}

	private void startPeriod() {
		if (period.get() == 0)
			return;
		if (now() > targetExpiration.get()) {
			expired(false);
			if (!periodic())
				return;
			targetExpiration.add(period.get());
		}
		timer.start(targetExpiration.get());
	}

	private void startDeadline() {
		if (tscDeadline.get() == 0)
			return;
		long due = tscToNanoseconds(tscDeadline.get());
		if (due > now())
			timer.start(due);
		else
			expired(false);
	}

	private long tscToNanoseconds(long tsc) {
		return Math.multiplyHigh(tsc, 1_000_000L) == 0 ? tsc * 1_000_000L / lapic.kvm.host.tscKhz() : Long.MAX_VALUE;
	}

	/** A write to the MSR: only in deadline mode. */
	public void setTscDeadline(long value) {
		if (!lapic.hwEnabled() || !deadline())
			return;
		timer.cancel();
		tscDeadline.set(value);
		start(Lapic.TMICT);
	}

	public long tscDeadline() {
		return lapic.hwEnabled() && deadline() ? tscDeadline.get() : 0;
	}

	/** {@code KVM_SET_LAPIC}: the timer goes on from the current count that user space gives. */
	void restore() {
		cancel();
		updateLvtt();
		updateDivideCount();
		start(Lapic.TMCCT);
		lapic.set(Lapic.TMCCT, 0);
	}

	/** {@code apic_timer_fn}, in hard interrupt context. */
	private void apicTimerFn() {
		lapic.kvm.journal.enter(LapicSite.APIC_TIMER_FN, lapic.vcpu.index, lapic.get(Lapic.LVTT) & 0xff, 0);
		if ((lapic.get(Lapic.LVTT) & Lapic.LVT_MASKED) != 0)
			lapic.kvm.journal.why(LapicWhy.TIMER_MASKED, lapic.vcpu.index);
		expired(true);
		if (periodic()) {
			targetExpiration.add(period.get());
			timer.start(targetExpiration.get());
		}
		lapic.kvm.journal.leave();
	}

	/** {@code apic_timer_expired} */
	private void expired(boolean fromTimer) {
		if (pending.isSet()) {
			lapic.kvm.journal.why(LapicWhy.TIMER_MERGED);
			return;
		}
		if (!fromTimer && lapic.vcpu.apicv.active()) {
			inject();
			return;
		}
		pending.set(1);
		lapic.vcpu.makeRequest(X86Vcpu.REQ_UNBLOCK);
		if (fromTimer)
			lapic.vcpu.kvmVcpuKick();
	}

	/** {@code kvm_inject_pending_timer_irqs}: an expiry waits while LVTT is masked. */
	public void injectPending() {
		lapic.vcpu.checkRequest(X86Vcpu.REQ_UNBLOCK);
		if (!pending.isSet() || !lapic.enabled() || (lapic.get(Lapic.LVTT) & Lapic.LVT_MASKED) != 0)
			return;
		inject();
		pending.set(0);
	}

	private void inject() {
		lapic.accept.kvmApicLocalDeliver(Lapic.LVTT);
		if (deadline())
			tscDeadline.set(0);
		else if (mode.get() == ONESHOT) {
			tscDeadline.set(0);
			targetExpiration.clear();
		}
	}

	/** {@code apic_get_tmcct} */
	int currentCount() {
		if (deadline() || lapic.get(Lapic.TMICT) == 0 || period.get() == 0)
			return 0;
		long remaining = Math.max(targetExpiration.get() - now(), 0) % period.get();
		return (int) (remaining / ((long) lapic.kvm.busCycleNs() * divideCount.get()));
	}
}
