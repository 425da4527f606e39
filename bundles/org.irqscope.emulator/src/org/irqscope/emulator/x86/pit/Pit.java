package org.irqscope.emulator.x86.pit;

import java.util.stream.Stream;

import org.irqscope.emulator.kvm.AckNotifier;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.schedule.Timer;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.state.TimeField;
import org.irqscope.emulator.x86.MaskNotifier;
import org.irqscope.emulator.x86.X86ContextKind;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.apicv.ApicvInhibits;
import org.irqscope.emulator.x86.lapic.Lapic;

/** The i8254 timer on the virtual clock, {@code struct kvm_pit}: section 9 of the kernel's interrupt paths. */
public final class Pit implements AckNotifier, MaskNotifier {
	/** {@code KVM_PIT_IRQ_SOURCE_ID} */
	public static final int IRQ_SOURCE = 2;
	/** {@code KVM_PIT_FREQ}, in Hz. */
	public static final long FREQUENCY = 1_193_181;
	private static final int GSI = 0;
	private static final long SECOND = 1_000_000_000;
	private static final long MIN_PERIOD = 200_000;
	private static final int MAX_COUNT = 0x10000;

	private final X86Kvm kvm;
	final PitChannel[] channels = new PitChannel[3];
	final IntField speakerData;
	private final IntField hpetLegacy;
	private final LongField period;
	/** When the timer last was or next is due; stays as it is when the timer is stopped. */
	private final TimeField expires;
	private final IntField isPeriodic;
	private final IntField reinject;
	private final IntField pending;
	private final IntField irqAck;
	private final Timer timer;
	private final Task expired;
	private final PitPorts ports = new PitPorts(this);
	private final SpeakerPort speakerPort;

	public Pit(X86Kvm kvm) {
		this.kvm = kvm;
		speakerPort = new SpeakerPort(kvm, this);
		Struct struct = new Struct(kvm.journal.state(), X86Place.PIT, Place.ONLY);
		for (int at = 0; at < channels.length; at++)
			channels[at] = new PitChannel(struct, at);
		speakerData = struct.flag(PitFields.SPEAKER_DATA_ON);
		hpetLegacy = struct.flag(PitFields.HPET_LEGACY);
		period = struct.count(PitFields.PERIOD);
		expires = struct.time(PitFields.EXPIRES);
		isPeriodic = struct.flag(PitFields.IS_PERIODIC);
		reinject = struct.flag(PitFields.REINJECT);
		pending = struct.number(PitFields.PENDING);
		irqAck = struct.flag(PitFields.IRQ_ACK);
		timer = kvm.scheduler.timer(struct, "timer", this::pitTimerFn);
		expired = kvm.scheduler.task(struct, "expired", X86ContextKind.PIT_WORKER.only(), PitSite.KTHREAD_WORKER_FN,
				this::pitDoWork);
	}

	/** {@code kvm_create_pit} */
	public void create(boolean speaker) {
		for (int at = 0; at < channels.length; at++) {
			channels[at].mode.set(PitState.NO_MODE);
			channels[at].gate.set(at != 2);
			loadCount(at, 0);
		}
		setReinject(true);
		register(speaker);
	}

	private void register(boolean speaker) {
		IoBus pio = kvm.bus(IoBus.Kind.KVM_PIO_BUS);
		pio.registerDev(PitPorts.BASE, 4, ports);
		if (speaker)
			pio.registerDev(SpeakerPort.BASE, 4, speakerPort);
	}

	/** {@code pit_load_count}: counter 0 also sets the timer, unless its mode has none. */
	void loadCount(int number, int value) {
		channels[number].count.set(value == 0 ? MAX_COUNT : value);
		if (number != 0) {
			channels[number].countLoadTime.set(kvm.scheduler.now());
			return;
		}
		switch (channels[0].mode.get()) {
		case 0, 1, 4 -> startTimer(false);
		case 2, 3 -> startTimer(true);
		default -> stopTimer();
		}
	}

	/** {@code destroy_pit_timer}: a tick that waits for the worker is still injected. */
	private void stopTimer() {
		timer.cancel();
		expired.flush();
	}

	/** {@code create_pit_timer} */
	private void startTimer(boolean repeats) {
		if (hpetLegacy.isSet())
			return;
		stopTimer();
		long interval = interval(channels[0].count.get());
		period.set(repeats ? Math.max(interval, MIN_PERIOD) : interval);
		isPeriodic.set(repeats);
		resetReinject();
		expires.set(kvm.scheduler.now() + interval);
		timer.start(expires.get());
	}

	/** How long a counter takes from a count down to nothing, in nanoseconds. */
	public static long interval(int count) {
		return count * SECOND / FREQUENCY;
	}

	private void resetReinject() {
		pending.set(0);
		irqAck.set(1);
	}

	/** {@code kvm_pit_set_reinject}: ticks the guest has not acknowledged are injected later, or not. */
	public void setReinject(boolean on) {
		if (on == reinject.isSet())
			return;
		if (on) {
			kvm.inhibits.set(ApicvInhibits.PIT_REINJ);
			resetReinject();
			kvm.notifiers.register(this);
			kvm.maskNotifiers.register(this);
		} else {
			kvm.inhibits.clear(ApicvInhibits.PIT_REINJ);
			kvm.notifiers.unregister(this);
			kvm.maskNotifiers.unregister(this);
		}
		reinject.set(on);
	}

	/** {@code pit_timer_fn} */
	private void pitTimerFn() {
		kvm.journal.enter(PitSite.PIT_TIMER_FN, Place.ONLY, GSI, 0);
		if (reinject.isSet())
			pending.set(pending.get() + 1);
		expired.queue();
		if (isPeriodic.isSet()) {
			expires.add(period.get());
			timer.start(expires.get());
		}
		kvm.journal.leave();
	}

	/** {@code pit_do_work} */
	private void pitDoWork() {
		kvm.journal.enter(PitSite.PIT_DO_WORK, Place.ONLY, GSI, 0);
		if (reinject.isSet() && !irqAck.isSet())
			kvm.journal.why(PitWhy.PIT_TICK_WAITS);
		else {
			if (reinject.isSet())
				irqAck.set(0);
			kvm.routing.kvmSetIrq(IRQ_SOURCE, GSI, 1, false);
			kvm.routing.kvmSetIrq(IRQ_SOURCE, GSI, 0, false);
			if (kvm.vapicsInNmiMode.get() > 0)
				for (X86Vcpu vcpu : kvm.vcpuArray())
					vcpu.lapic.accept.kvmApicLocalDeliver(Lapic.LVT0);
		}
		kvm.journal.leave();
	}

	@Override
	public int gsi() {
		return GSI;
	}

	/** {@code kvm_pit_ack_irq}: the guest is done with a tick; a missed one is injected now. */
	@Override
	public void irqAcked() {
		irqAck.set(1);
		if (!pending.isSet())
			return;
		pending.set(pending.get() - 1);
		if (pending.isSet())
			expired.queue();
	}

	/** {@code pit_mask_notifier}: ticks missed while masked are forgotten. */
	@Override
	public void masked(boolean masked) {
		if (!masked)
			resetReinject();
	}

	/** {@code kpit_elapsed} in ticks: since the counter was loaded; counter 0 follows the timer, also past its end. */
	long ticks(int number) {
		long now = kvm.scheduler.now();
		long elapsed = now - channels[number].countLoadTime.get();
		if (number == 0)
			elapsed = period.get() == 0 ? 0 : period.get() - (expires.get() - now);
		return elapsed / SECOND * FREQUENCY + elapsed % SECOND * FREQUENCY / SECOND;
	}

	/** {@code pit_set_gate}: a rising gate restarts the count in most modes. */
	void setGate(int number, boolean on) {
		PitChannel channel = channels[number];
		boolean restarts = switch (channel.mode.get()) {
		case 1, 2, 3, 5 -> true;
		default -> false;
		};
		if (restarts && on && !channel.gate.isSet())
			channel.countLoadTime.set(kvm.scheduler.now());
		channel.gate.set(on);
	}

	/** {@code pit_get_out}: the output line of a counter. */
	public boolean out(int number) {
		return channels[number].out(ticks(number));
	}

	public boolean reinject() {
		return reinject.isSet();
	}

	/** The ticks that the guest has not acknowledged. */
	public int pending() {
		return pending.get();
	}

	/** True when the guest is done with the last tick. */
	public boolean irqAck() {
		return irqAck.isSet();
	}

	/** {@code kvm_vm_ioctl_get_pit2} */
	public PitState state() {
		return new PitState(Stream.of(channels).map(PitChannel::state).toList(), hpetLegacy.isSet(),
				speakerData.isSet());
	}

	/** {@code kvm_vm_ioctl_set_pit2}: the counts start again; counter 0 makes room for the HPET, or comes back. */
	void setState(PitState state) {
		boolean starts = state.hpetLegacy() && !hpetLegacy.isSet();
		for (int at = 0; at < channels.length; at++)
			channels[at].set(state.channels().get(at));
		hpetLegacy.set(state.hpetLegacy());
		speakerData.set(state.speakerDataOn());
		int mode = channels[0].mode.get();
		if (starts)
			channels[0].mode.set(PitState.NO_MODE);
		for (int at = 0; at < channels.length; at++)
			loadCount(at, channels[at].count.get());
		channels[0].mode.set(mode);
	}

	@Override
	public String toString() {
		return "pit";
	}
}
