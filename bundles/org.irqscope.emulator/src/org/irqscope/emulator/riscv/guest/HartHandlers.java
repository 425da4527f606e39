package org.irqscope.emulator.riscv.guest;

import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.aplic.Aplic;
import org.irqscope.emulator.riscv.aplic.AplicSource;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.riscv.hart.HartInterrupts;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.hart.HartTrap;
import org.irqscope.emulator.riscv.hart.HartWhy;
import org.irqscope.emulator.state.IntField;

/** The handlers of one hart's guest: as Linux does, it claims, handles and completes until nothing is left. */
public final class HartHandlers {
	static final int NOTHING = -1;
	private static final int SOFT = 1, TIMER = 5, EXTERNAL = 9;
	private static final long TIME = 0x54494d45, NEVER = -1;

	private final RiscvVcpu vcpu;
	private final GuestHart guest;
	private final Journal journal;
	/** The identity or source whose handler runs plus one. */
	private final IntField handling;
	private final HandlerTurn turn;

	HartHandlers(RiscvVcpu vcpu, GuestHart guest) {
		this.vcpu = vcpu;
		this.guest = guest;
		this.journal = vcpu.kvm.journal;
		this.handling = vcpu.hart.plusOne(HartFields.HANDLING);
		this.turn = new HandlerTurn(this, vcpu);
	}

	/** The identity or source whose handler runs, or -1. */
	public int handled() {
		return handling.get() - 1;
	}

	/** The vCPU thread's turn: the guest is entered, and takes interrupts as long as there are any. */
	public void turn() {
		turn.begin();
	}

	/**
	 * Enters the guest, which a file of the hardware interrupts without that; the cause of the interrupt that it takes,
	 * or {@link #NOTHING}.
	 */
	int enter() {
		if (vcpu.inGuest() && vcpu.imsic.interruptsHart())
			return taken();
		return vcpu.run.resume() ? taken() : NOTHING;
	}

	/**
	 * The interrupt that the running guest takes now: that with the smallest priority number; of the same the external
	 * one first, then software's, then the timer's.
	 */
	int taken() {
		long waits = vcpu.interrupts.sip() & vcpu.interrupts.vsie();
		boolean open = vcpu.registers.sie.isSet() || !vcpu.registers.supervisor.isSet();
		if (!open || waits == 0) {
			explain(open);
			return NOTHING;
		}
		return Stream.of(EXTERNAL, SOFT, TIMER).filter(cause -> has(waits, cause))
				.min(Comparator.comparing(this::priority)).orElse(NOTHING);
	}

	private int priority(int cause) {
		return cause == EXTERNAL ? vcpu.imsic.priority() : vcpu.imsic.registers.priority(cause);
	}

	private void explain(boolean open) {
		long sip = vcpu.interrupts.sip();
		if (sip != 0 && (sip & vcpu.interrupts.vsie()) == 0)
			journal.why(HartWhy.SEIE_CLEAR, vcpu.index, sip);
		else if (sip != 0 && !open)
			journal.why(HartWhy.SIE_CLEAR, vcpu.index, sip);
	}

	private static boolean has(long bits, int number) {
		return (bits >> number & 1) != 0;
	}

	/** Interrupts are opened once: the cause of the one that the hart takes, with no handler behind it, or -1. */
	public int takeOnce() {
		vcpu.registers.sie.set(1);
		int cause = taken();
		vcpu.registers.sie.set(0);
		if (cause == NOTHING)
			return NOTHING;
		vcpu.registers.spie.set(1);
		vcpu.registers.vscause.set(HartTrap.INTERRUPT | cause);
		return cause;
	}

	/**
	 * The hart takes an interrupt: its handler begins.
	 *
	 * @return what was claimed, or 0 when the guest's handler is not to be told of a device
	 */
	int trap(int cause) {
		Context before = journal.into(vcpu.guestCode);
		journal.enter(HartSite.GUEST_TRAP, vcpu.index, cause, 0);
		journal.why(HartWhy.INTERRUPT_TAKEN, cause, vcpu.index);
		vcpu.registers.spie.set(vcpu.registers.sie.get());
		vcpu.registers.sie.set(0);
		vcpu.registers.vscause.set(HartTrap.INTERRUPT | cause);
		int claimed = serve(cause);
		journal.back(before);
		return claimed;
	}

	private int serve(int cause) {
		switch (cause) {
		case SOFT -> vcpu.interrupts.guestWritesSsip(false);
		case TIMER -> stopTimer();
		default -> {
			return claim();
		}
		}
		return 0;
	}

	private void stopTimer() {
		if (vcpu.kvm.host.sstc())
			vcpu.timer.guestWritesStimecmp(NEVER);
		else
			guest.ecall(TIME, 0, NEVER, 0, 0);
	}

	/** The guest asks what it is: the interrupt file, or the PLIC of user space. */
	private int claim() {
		if (vcpu.kvm.aia.initialized())
			return (int) guest.claimTop() >>> 16;
		OptionalLong register = vcpu.kvm.vmm().claimRegister(vcpu.index);
		return register.isPresent() ? (int) guest.load(register.getAsLong(), 4) : 0;
	}

	/** The handler of the device begins. */
	void begin(int number) {
		Context before = journal.into(vcpu.guestCode);
		journal.enter(HartSite.GUEST_HANDLER, vcpu.index, number, 0);
		handling.set(number + 1);
		vcpu.kvm.vmm().handled(vcpu.index, number);
		journal.back(before);
	}

	/** The handler of the device is over, and the guest says so; what it claims next, or 0. */
	int end(int number) {
		Context before = journal.into(vcpu.guestCode);
		if (vcpu.kvm.aia.initialized())
			askAgain(number);
		else
			vcpu.kvm.vmm().claimRegister(vcpu.index).ifPresent(register -> guest.store(register, number, 4));
		handling.set(0);
		journal.leave();
		int next = claim();
		journal.back(before);
		return next;
	}

	/** The end of a level-triggered interrupt: its source sends again while its input is active. */
	private void askAgain(int identity) {
		Aplic aplic = vcpu.kvm.aplic;
		for (int number = 1; number <= aplic.sources(); number++) {
			AplicSource source = aplic.source(number);
			if (source.mode().isLevel() && source.eiid() == identity && source.hart() == vcpu.aia.hartIndex())
				guest.store(aplic.registers.setipnumLe(), number, 4);
		}
	}

	/** The trap is over. */
	void leave() {
		Context before = journal.into(vcpu.guestCode);
		vcpu.registers.sie.set(vcpu.registers.spie.get());
		journal.leave();
		journal.back(before);
	}
}
