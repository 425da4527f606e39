package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicRegisters;

/** What one vCPU's guest executes: single instructions that trap. The handlers are in {@link GuestHandlers}. */
public final class GuestCpu {
	private final X86Vcpu vcpu;
	private final Journal journal;
	private final IoPath io;
	private final PortIo ports;
	private final Msrs msrs;
	private final VcpuRun entries;
	/** {@code mem_read} of the instruction emulator: a load that no device answers finds what the last one left. */
	private final LongField memRead;
	public final GuestHandlers handlers;

	public GuestCpu(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.io = new IoPath(vcpu);
		this.ports = new PortIo(vcpu, io);
		this.msrs = new Msrs(vcpu);
		this.memRead = Struct.hidden(journal.state()).outsideIdentity().hex64(X86Fields.MEM_READ);
		this.handlers = new GuestHandlers(vcpu, this);
		this.entries = new VcpuRun(vcpu, io, handlers);
	}

	/** The guest's RFLAGS.IF. */
	public void setInterruptFlag(boolean on) {
		vcpu.interruptFlag.set(on);
	}

	/** The vCPU is in the guest and has served its requests, as a busy guest is when an interrupt comes. */
	public void resume() {
		if (vcpu.checkRequest(X86Vcpu.REQ_SCAN_IOAPIC))
			vcpu.lapic.eoi.vcpuScanIoapic();
		if (!vcpu.entry.hasInjectableIntr())
			vcpu.checkRequest(X86Vcpu.REQ_EVENT);
		vcpu.mode.set(X86Vcpu.IN_GUEST_MODE);
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
		if (!entries.enterPastNmis())
			return false;
		journal.runIn(vcpu.guestCode, instruction);
		boolean ran = entries.enterPastNmis();
		leaveGuest();
		return ran;
	}

	/**
	 * The guest runs with interrupts off until no non-maskable interrupt is left.
	 *
	 * @return true when there was one
	 */
	private boolean takeNmis() {
		boolean waits = vcpu.hasRequest(X86Vcpu.REQ_NMI) || vcpu.nmis.pending();
		return waits && entries.enterPastNmis();
	}

	/** Enters the guest: false when the vCPU cannot run. */
	boolean enter() {
		return entries.enter();
	}

	/** The guest goes on after an exit that its handler has made. */
	public void goOn() {
		enter();
	}

	/** User space has what it wanted of the guest. */
	private void leaveGuest() {
		Context before = journal.into(vcpu.thread);
		vcpu.virtualTpr.syncCr8ToLapic();
		journal.back(before);
	}

	/** RSM: false when the guest is not in system management mode and gets #UD. */
	public boolean rsm() {
		Context before = exit();
		boolean left = vcpu.smm.leave();
		journal.back(before);
		return left;
	}

	/** OUT: one byte, or 2 or 4. */
	public void out(int port, long value, int size) {
		journal.enter(X86Site.GUEST_OUT, vcpu.index, port, value);
		Context before = exit();
		ports.out(port, value, size);
		leave(before);
	}

	/** REP OUTS of values of one byte, or 2 or 4. */
	public void outs(int port, int size, long... values) {
		journal.enter(X86Site.GUEST_OUT, vcpu.index, port, values[0]);
		Context before = exit();
		ports.outs(port, size, values);
		leave(before);
	}

	/** IN: one byte, or 2 or 4; ones where nothing answers. */
	public long in(int port, int size) {
		return in(port, size, 0);
	}

	/** IN into RAX: what a short access does not reach, and what a device does not touch, stays. */
	public long in(int port, int size, long rax) {
		journal.enter(X86Site.GUEST_IN, vcpu.index, port, 0);
		GuestData data = new GuestData();
		data.set(size < 4 ? rax : 0);
		Context before = exit();
		ports.in(port, size, data);
		leave(before);
		return size < 4 ? rax & -1L << 8 * size | data.get() : data.get();
	}

	/** REP INS of so many values of one byte, or 2 or 4, into memory that begins at an address. */
	public long[] ins(int port, int size, long address, int count) {
		journal.enter(X86Site.GUEST_IN, vcpu.index, port, 0);
		long[] values = new long[count];
		Context before = exit();
		ports.ins(port, size, address, values);
		leave(before);
		return values;
	}

	/** A store of up to 8 bytes to an address without memory. */
	public void write(long address, long value, int length) {
		journal.enter(X86Site.GUEST_WRITE, vcpu.index, address, value);
		Context before = exit();
		io.write(address, length, value);
		leave(before);
	}

	/** A load of up to 8 bytes from an address without memory. */
	public long read(long address, int length) {
		journal.enter(X86Site.GUEST_READ, vcpu.index, address, 0);
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

	/** VMCALL by the guest's kernel in 64-bit mode: what the call answers in RAX. */
	public int vmcall(int number, long a0, long a1, long a2, long a3) {
		journal.enter(X86Site.GUEST_VMCALL, vcpu.index, number, a0);
		Context before = exit();
		int result = vcpu.kvm.hypercalls.emulate(vcpu, Long.SIZE, number, a0, a1, a2, a3);
		journal.back(before);
		return journal.leave(result);
	}

	/** WRMSR: false when the guest gets #GP. */
	public boolean wrmsr(int msr, long value) {
		journal.enter(X86Site.GUEST_WRMSR, vcpu.index, msr, value);
		Context before = exit();
		boolean ok = msrs.write(msr, value, false);
		journal.back(before);
		journal.leave(ok ? 0 : 1);
		return ok;
	}

	/** RDMSR: false when the guest gets #GP. */
	public boolean rdmsr(int msr, GuestData data) {
		journal.enter(X86Site.GUEST_RDMSR, vcpu.index, msr, 0);
		Context before = exit();
		boolean ok = msrs.read(msr, data);
		journal.back(before);
		journal.leave(ok ? 0 : 1);
		return ok;
	}

	/** HLT: with a local APIC in the kernel the vCPU sleeps there until something comes that it can take. */
	public void halt() {
		journal.enter(X86Site.GUEST_HLT, vcpu.index, vcpu.interruptFlag.get(), 0);
		Context before = exit();
		vcpu.halt.kvmEmulateHalt(io);
		leave(before);
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
		vcpu.mode.set(X86Vcpu.OUTSIDE_GUEST_MODE);
		Context before = journal.into(vcpu.thread);
		vcpu.shadow.set(0);
		vcpu.virtualTpr.syncCr8ToLapic();
		vcpu.lapic.pvEoi.syncFromGuest();
		return before;
	}

	/** The exit has been handled and the instruction is over. */
	private void leave(Context guestCode) {
		journal.back(guestCode);
		journal.leave();
	}

	/**
	 * The guest takes the non-maskable interrupts that wait, and opens interrupts once as {@link #take} does.
	 *
	 * @return 2 when there was a non-maskable one, else the vector, or -1 when nothing came
	 */
	public int takeAny() {
		boolean nmi = takeNmis();
		int vector = take();
		return nmi ? VcpuEntry.NMI_VECTOR : vector;
	}

	/**
	 * The guest opens interrupts once, for one instruction, and takes what comes first.
	 *
	 * @return the vector, or -1 when nothing came
	 */
	public int take() {
		boolean before = vcpu.interruptFlag.isSet();
		vcpu.interruptFlag.set(1);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		vcpu.injected.set(0);
		int vector = entries.enterPastSmis() ? vcpu.injected.get() - 1 : VcpuEntry.NOTHING;
		vcpu.injected.set(0);
		vcpu.closeIrqWindow();
		vcpu.interruptFlag.set(before);
		leaveGuest();
		return vector;
	}

	/** The guest ends the interrupt: by clearing a flag, or at its local APIC as the APIC's mode asks for. */
	public void eoi() {
		if (vcpu.apicv.active()) {
			vcpu.apicv.virtualEoi();
			return;
		}
		if (vcpu.lapic.pvEoi.guestClears())
			return;
		if (vcpu.lapic.x2apicMode())
			wrmsr(LapicRegisters.MSR_BASE + (Lapic.EOI >> 4), 0);
		else
			write((vcpu.lapic.apicBase() & ~0xfffL) + Lapic.EOI, 0, 4);
		enter();
	}
}
