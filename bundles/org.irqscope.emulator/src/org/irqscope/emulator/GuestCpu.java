package org.irqscope.emulator;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.journal.LongField;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Struct;
import org.irqscope.emulator.journal.Why;

/** What one vCPU's guest executes: single instructions that trap. The handlers are in {@link GuestHandlers}. */
public final class GuestCpu {
	private final Vcpu vcpu;
	private final Journal journal;
	private final IoPath io;
	private final PortIo ports;
	private final Msrs msrs;
	/** {@code mem_read} of the instruction emulator: a load that no device answers finds what the last one left. */
	private final LongField memRead;
	final GuestHandlers handlers;

	GuestCpu(Vcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.io = new IoPath(vcpu);
		this.ports = new PortIo(vcpu, io);
		this.msrs = new Msrs(vcpu);
		this.memRead = Struct.hidden(journal).hex64("mem_read");
		this.handlers = new GuestHandlers(vcpu, this);
	}

	/** The guest's RFLAGS.IF. */
	public void setInterruptFlag(boolean on) {
		vcpu.interruptFlag.set(on);
	}

	/** The vCPU is in the guest and has served its requests, as a busy guest is when an interrupt comes. */
	public void resume() {
		if (vcpu.checkRequest(Vcpu.REQ_SCAN_IOAPIC))
			vcpu.lapic.eoi.vcpuScanIoapic();
		if (!vcpu.entry.hasInjectableIntr())
			vcpu.checkRequest(Vcpu.REQ_EVENT);
		vcpu.mode.set(Vcpu.IN_GUEST_MODE);
	}

	/** The vector whose handler runs, or -1. */
	public int handledVector() {
		return handlers.handledVector();
	}

	/**
	 * Runs one instruction between two entries into the guest, as a {@code KVM_RUN} does.
	 *
	 * @return false when the vCPU cannot run: it waits for a startup interrupt
	 */
	public boolean run(Runnable instruction) {
		if (!enterPastNmis())
			return false;
		journal.runIn(vcpu.guestCode, instruction);
		return enterPastNmis();
	}

	/** Enters the guest until no non-maskable interrupt is left: each one's handler runs to its end first. */
	private boolean enterPastNmis() {
		boolean entered = enter();
		while (entered && tookNmi())
			entered = enter();
		return entered;
	}

	/** True when the guest was entered with a non-maskable interrupt; its IRET opens the window for the next one. */
	private boolean tookNmi() {
		if (vcpu.injectedVector() != VcpuEntry.NMI_VECTOR)
			return false;
		vcpu.injected.set(0);
		if (vcpu.nmiPending.isSet())
			vcpu.makeRequest(Vcpu.REQ_EVENT);
		return true;
	}

	/**
	 * The guest runs with interrupts off until no non-maskable interrupt is left.
	 *
	 * @return true when there was one
	 */
	public boolean takeNmis() {
		boolean waits = vcpu.hasRequest(Vcpu.REQ_NMI) || vcpu.nmiPending.isSet();
		return waits && enterPastNmis();
	}

	/** {@code vcpu_run} until the guest runs: exits to user space are served, expired timers delivered. */
	boolean enter() {
		if (vcpu.mpState() == Vcpu.HALTED && !vcpu.wakes())
			return false;
		if (vcpu.mpState() == Vcpu.INIT_RECEIVED || vcpu.mpState() == Vcpu.UNINITIALIZED) {
			vcpu.kvmApicAcceptEvents();
			if (vcpu.mpState() != Vcpu.RUNNABLE)
				return false;
		}
		vcpu.lapic.timer.injectPending();
		VcpuEntry.Outcome outcome = vcpuEnterGuest();
		while (outcome == VcpuEntry.Outcome.IOAPIC_EOI_EXIT) {
			io.userspaceExit(IoPath.EXIT_IOAPIC_EOI);
			vcpu.kvm.vmm().ioapicEoi(vcpu.index, vcpu.pendingIoapicEoi.get());
			outcome = vcpuEnterGuest();
		}
		return outcome == VcpuEntry.Outcome.IN_GUEST && windowExit();
	}

	/** User space is told that its PIC may interrupt, if it has asked, and the guest is entered with what it hands over. */
	private boolean windowExit() {
		if (!vcpu.windowRequested.isSet() || vcpu.kvm.irqchipMode() == IrqchipMode.KERNEL
				|| !vcpu.entry.readyForInterruptInjection())
			return true;
		vcpu.windowRequested.set(0);
		io.userspaceExit(IoPath.EXIT_IRQ_WINDOW_OPEN);
		vcpu.kvm.vmm().irqWindowOpen(vcpu.index);
		vcpu.makeRequest(Vcpu.REQ_EVENT);
		return enter();
	}

	private VcpuEntry.Outcome vcpuEnterGuest() {
		Context before = journal.into(vcpu.thread);
		VcpuEntry.Outcome outcome = vcpu.entry.vcpuEnterGuest();
		journal.back(before);
		return outcome;
	}

	/** OUT: one byte, or 2 or 4. */
	public void out(int port, long value, int size) {
		journal.enter(Site.GUEST_OUT, vcpu.index, port, value);
		Context before = exit();
		ports.out(port, value, size);
		journal.back(before);
		journal.leave();
	}

	/** REP OUTS of values of one byte, or 2 or 4. */
	public void outs(int port, int size, long... values) {
		journal.enter(Site.GUEST_OUT, vcpu.index, port, values[0]);
		Context before = exit();
		ports.outs(port, size, values);
		journal.back(before);
		journal.leave();
	}

	/** IN: one byte, or 2 or 4; ones where nothing answers. */
	public long in(int port, int size) {
		return in(port, size, 0);
	}

	/** IN into RAX: what a short access does not reach, and what a device does not touch, stays. */
	public long in(int port, int size, long rax) {
		journal.enter(Site.GUEST_IN, vcpu.index, port, 0);
		GuestData data = new GuestData();
		data.set(size < 4 ? rax : 0);
		Context before = exit();
		ports.in(port, size, data);
		journal.back(before);
		journal.leave();
		return size < 4 ? rax & -1L << 8 * size | data.get() : data.get();
	}

	/** REP INS of so many values of one byte, or 2 or 4, into memory that begins at an address. */
	public long[] ins(int port, int size, long address, int count) {
		journal.enter(Site.GUEST_IN, vcpu.index, port, 0);
		long[] values = new long[count];
		Context before = exit();
		ports.ins(port, size, address, values);
		journal.back(before);
		journal.leave();
		return values;
	}

	/** A store of up to 8 bytes to an address without memory. */
	public void write(long address, long value, int length) {
		journal.enter(Site.GUEST_WRITE, vcpu.index, address, value);
		Context before = exit();
		io.write(address, length, value);
		journal.back(before);
		journal.leave();
	}

	/** A load of up to 8 bytes from an address without memory. */
	public long read(long address, int length) {
		journal.enter(Site.GUEST_READ, vcpu.index, address, 0);
		GuestData data = new GuestData();
		data.set(memRead.get());
		Context before = exit();
		io.read(address, length, data);
		journal.back(before);
		long loaded = -1L >>> 64 - 8 * length;
		memRead.set(memRead.get() & ~loaded | data.get() & loaded);
		journal.leave();
		return data.get() & loaded;
	}

	/** WRMSR: false when the guest gets #GP. */
	public boolean wrmsr(int msr, long value) {
		journal.enter(Site.GUEST_WRMSR, vcpu.index, msr, value);
		Context before = exit();
		boolean ok = msrs.write(msr, value, false);
		journal.back(before);
		journal.leave(ok ? 0 : 1);
		return ok;
	}

	/** RDMSR: false when the guest gets #GP. */
	public boolean rdmsr(int msr, GuestData data) {
		journal.enter(Site.GUEST_RDMSR, vcpu.index, msr, 0);
		Context before = exit();
		boolean ok = msrs.read(msr, data);
		journal.back(before);
		journal.leave(ok ? 0 : 1);
		return ok;
	}

	/** HLT: with a local APIC in the kernel the vCPU sleeps there until something comes that it can take. */
	public void halt() {
		journal.enter(Site.GUEST_HLT, vcpu.index, vcpu.interruptFlag.get(), 0);
		Context before = exit();
		kvmEmulateHalt();
		journal.back(before);
		journal.leave();
	}

	private void kvmEmulateHalt() {
		journal.enter(Site.KVM_EMULATE_HALT, vcpu.index, 0, 0);
		if (vcpu.kvm.irqchipMode() == IrqchipMode.NONE) {
			io.userspaceExit(IoPath.EXIT_HLT);
			vcpu.kvm.vmm().halted(vcpu.index);
		} else {
			boolean waits = vcpu.hasEvents();
			vcpu.mpState.set(waits ? Vcpu.RUNNABLE : Vcpu.HALTED);
			journal.why(waits ? Why.HALT_GOES_ON : Why.HALT_SLEEPS, vcpu.index);
		}
		journal.leave();
	}

	/** MOV to CR8: the task priority's class. */
	public void writeCr8(int value) {
		Context before = exit();
		vcpu.lapic.mmio.setTpr((value & 0xf) << 4);
		journal.back(before);
	}

	/** MOV from CR8. */
	public int readCr8() {
		return vcpu.lapic.getCr8();
	}

	/** The guest is left, and its exit handled by the vCPU's thread; answers the context to go back to. */
	private Context exit() {
		vcpu.mode.set(Vcpu.OUTSIDE_GUEST_MODE);
		return journal.into(vcpu.thread);
	}

	/**
	 * The guest opens interrupts once, for one instruction, and takes what comes first.
	 *
	 * @return the vector, or -1 when nothing came
	 */
	public int take() {
		boolean before = vcpu.interruptFlag.isSet();
		vcpu.interruptFlag.set(1);
		vcpu.makeRequest(Vcpu.REQ_EVENT);
		vcpu.injected.set(0);
		int vector = enter() ? vcpu.injected.get() - 1 : VcpuEntry.NOTHING;
		vcpu.injected.set(0);
		vcpu.irqWindow.set(0);
		vcpu.interruptFlag.set(before);
		return vector;
	}

	/** The guest ends the interrupt at its local APIC, in the way the APIC's mode asks for. */
	public void eoi() {
		if (vcpu.apicv.active()) {
			vcpu.apicv.virtualEoi();
			return;
		}
		if (vcpu.lapic.x2apicMode())
			wrmsr(LapicRegisters.MSR_BASE + (Lapic.EOI >> 4), 0);
		else
			write((vcpu.lapic.apicBase() & ~0xfffL) + Lapic.EOI, 0, 4);
		enter();
	}
}
