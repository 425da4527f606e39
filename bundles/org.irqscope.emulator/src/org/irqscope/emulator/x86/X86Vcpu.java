package org.irqscope.emulator.x86;

import org.irqscope.emulator.kvm.Vcpu;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.x86.apicv.Apicv;
import org.irqscope.emulator.x86.apicv.ApicvInhibits;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.emulator.x86.guest.Halt;
import org.irqscope.emulator.x86.guest.InterruptShadow;
import org.irqscope.emulator.x86.guest.MachineChecks;
import org.irqscope.emulator.x86.guest.Nmis;
import org.irqscope.emulator.x86.guest.Smm;
import org.irqscope.emulator.x86.guest.VcpuEntry;
import org.irqscope.emulator.x86.guest.VirtualTpr;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * One vCPU, {@code struct kvm_vcpu}: its requests, its run state and what is being injected. Entering the guest is in
 * {@link VcpuEntry}, what the guest executes in {@link GuestCpu}.
 */
public final class X86Vcpu extends Vcpu {
	/** Requests, with the kernel's bit numbers. */
	public static final int REQ_EVENT = 1 << 14, REQ_NMI = 1 << 17, REQ_SMI = 1 << 20,
			REQ_SCAN_IOAPIC = 1 << 23, REQ_IOAPIC_EOI_EXIT = 1 << 27, REQ_LOAD_EOI_EXITMAP = 1 << 31;
	/** {@code KVM_MP_STATE_*} */
	public static final int RUNNABLE = 0, UNINITIALIZED = 1, INIT_RECEIVED = 2, HALTED = 3, SIPI_RECEIVED = 4;
	private static final Format MP_STATES = Format.names("RUNNABLE", "UNINITIALIZED", "INIT_RECEIVED", "HALTED",
			"SIPI_RECEIVED");
	/** {@code KVM_GUESTDBG_*} */
	public static final int GUESTDBG_ENABLE = 1, GUESTDBG_BLOCKIRQ = 1 << 20;

	public final X86Kvm kvm;
	public final IntField mpState;
	public final Nmis nmis;
	public final InterruptShadow shadow;
	public final Smm smm;
	public final VirtualTpr virtualTpr;
	public final Halt halt;
	public final MachineChecks machineChecks;
	/** {@code vcpu->guest_debug} */
	public final IntField guestDebug;
	/** {@code run->request_interrupt_window} */
	public final IntField windowRequested;
	/** The vector being injected plus one; stays until the guest has taken it. */
	public final IntField injected;
	public final IntField pendingIoapicEoi;
	/** The vector that a user-space PIC queued plus one. */
	public final IntField pendingExternalVector;
	/** The guest's RFLAGS.IF. */
	public final IntField interruptFlag;
	/** True while the vCPU waits for its guest to turn interrupts on. */
	private final IntField irqWindow;
	public final IntField csSelector, csBase;
	public final LongField rip;
	public final Apicv apicv;
	public final Lapic lapic;
	public final VcpuEntry entry;
	public final GuestCpu guest;
	/** The vCPU thread's turn, once something has woken or kicked it. */
	public final Task run;

	X86Vcpu(X86Kvm kvm, int index) {
		super(kvm, index);
		this.kvm = kvm;
		mpState = struct.named(X86Fields.MP_STATE, MP_STATES);
		nmis = new Nmis(this);
		shadow = new InterruptShadow(this);
		smm = new Smm(this);
		halt = new Halt(this);
		machineChecks = new MachineChecks(this);
		guestDebug = struct.hex32(X86Fields.GUEST_DEBUG);
		windowRequested = struct.flag(X86Fields.REQUEST_INTERRUPT_WINDOW);
		injected = struct.plusOne(X86Fields.INTERRUPT_NR);
		pendingIoapicEoi = struct.number(X86Fields.PENDING_IOAPIC_EOI);
		pendingExternalVector = struct.plusOne(X86Fields.PENDING_EXTERNAL_VECTOR);
		interruptFlag = struct.flag(X86Fields.IF);
		irqWindow = struct.flag(X86Fields.IRQ_WINDOW);
		csSelector = struct.hex32(X86Fields.CS_SELECTOR);
		csBase = struct.hex32(X86Fields.CS_BASE);
		rip = struct.hex64(X86Fields.RIP);
		apicv = new Apicv(this);
		lapic = new Lapic(this);
		virtualTpr = new VirtualTpr(this);
		entry = new VcpuEntry(this);
		guest = new GuestCpu(this);
		run = kvm.scheduler.task(struct, "run", thread, X86Site.VCPU_RUN, guest.handlers::turn);
	}

	/** {@code kvm_arch_vcpu_create}; it is reset before others see it. */
	@Override
	protected void create(int id) {
		super.create(id);
		machineChecks.create();
		lapic.apicBase.set(Lapic.BASE_ENABLE);
		mpState.set(bootProcessor() ? RUNNABLE : UNINITIALIZED);
		kvmVcpuReset(false);
	}

	public Lapic lapic() {
		return lapic;
	}

	/** What this vCPU's guest executes. */
	public GuestCpu guest() {
		return guest;
	}

	public Apicv apicv() {
		return apicv;
	}

	@Override
	protected Task run() {
		return run;
	}

	@Override
	protected boolean blocking() {
		return mpState.get() == HALTED;
	}

	@Override
	protected void postFromDevice(int vector) {
		apicv.postFromDevice(vector);
	}

	/** {@code kvm_vcpu_is_reset_bsp} */
	public boolean bootProcessor() {
		return id() == kvm.bootProcessorId();
	}

	/** The guest's RFLAGS.IF. */
	public boolean interruptFlag() {
		return interruptFlag.isSet();
	}

	/** The vector being injected, or -1. */
	public int injectedVector() {
		return injected.get() - 1;
	}

	/** The run state, one of {@code KVM_MP_STATE_*}. */
	public int mpState() {
		return mpState.get();
	}

	/** The vendor's {@code deliver_interrupt}: posted where hardware takes it, else set in IRR and asked for. */
	public void deliverInterrupt(int deliveryMode, boolean level, int vector) {
		if (journal.recording())
			enterDelivery(vector);
		if (kvm.apicvActivated()) {
			apicv.deliver(deliveryMode, level, vector);
			journal.leave();
		} else {
			lapic.setIrr(vector);
			makeRequest(REQ_EVENT);
			leaveDelivery(vector);
		}
	}

	private void enterDelivery(int vector) {
		boolean vmx = kvm.host.vendor() == Host.Vendor.VMX;
		journal.enter(vmx ? X86Site.VMX_DELIVER_INTERRUPT : X86Site.SVM_DELIVER_INTERRUPT, index, vector, 0);
	}

	/** The thread is kicked unless its turn has come already. */
	private void leaveDelivery(int vector) {
		if (run.queued()) {
			journal.leave(X86Why.IRR_SET, vector, index);
			return;
		}
		journal.why(X86Why.IRR_SET, vector, index);
		kvmVcpuKick();
		journal.leave();
	}

	/** {@code KVM_SET_GUEST_DEBUG}; what waits is looked at again. */
	void setGuestDebug(int control) {
		guestDebug.set((control & GUESTDBG_ENABLE) == 0 ? 0 : control);
		makeRequest(REQ_EVENT);
		kvm.inhibits.guestDebugChanged();
	}

	public boolean waitsForIrqWindow() {
		return irqWindow.isSet();
	}

	/** The vendor's {@code enable_irq_window}: with AVIC only the PIC needs one, and software must inject for it. */
	public void enableIrqWindow() {
		irqWindow.set(1);
		if (kvm.host.vendor() == Host.Vendor.SVM)
			kvm.inhibits.set(ApicvInhibits.IRQWIN);
	}

	/** The window has opened, or is not waited for any more. */
	public void closeIrqWindow() {
		if (!irqWindow.isSet())
			return;
		irqWindow.set(0);
		if (kvm.host.vendor() == Host.Vendor.SVM)
			kvm.inhibits.clear(ApicvInhibits.IRQWIN);
	}

	/** {@code kvm_vcpu_reset} */
	void kvmVcpuReset(boolean init) {
		lapic.reset.kvmLapicReset(init);
		nmis.reset();
		virtualTpr.reset(init);
		shadow.set(0);
		smm.reset();
		injected.set(0);
		interruptFlag.set(0);
		closeIrqWindow();
		csSelector.set(0xf000);
		csBase.set(0xffff0000);
		rip.set(0xfff0);
	}

	/**
	 * {@code kvm_apic_accept_events}: INIT and startup interrupts that have arrived. In system management mode an INIT
	 * waits and a startup interrupt is lost.
	 */
	public void kvmApicAcceptEvents() {
		if (smm.active()) {
			lapic.pendingEvents.clear(Lapic.PENDING_SIPI);
			return;
		}
		if (lapic.pendingEvents.has(Lapic.PENDING_INIT)) {
			lapic.pendingEvents.clear(Lapic.PENDING_INIT);
			kvmVcpuReset(true);
			// Not the processor that is reset as the first one: the one whose base register says so.
			mpState.set((lapic.apicBase() & Lapic.BASE_BSP) != 0 ? RUNNABLE : INIT_RECEIVED);
		}
		if (lapic.pendingEvents.has(Lapic.PENDING_SIPI)) {
			lapic.pendingEvents.clear(Lapic.PENDING_SIPI);
			if (mpState.get() == INIT_RECEIVED) {
				csSelector.set(lapic.sipiVector.get() << 8);
				csBase.set(lapic.sipiVector.get() << 12);
				rip.set(0);
				halt.becomeRunnable();
			}
		}
	}

	/** The selector of the code segment: after a startup interrupt its vector times 256. */
	public int csSelector() {
		return csSelector.get();
	}

	/** The base of the code segment, 0 to 0xffffffff. */
	public long csBase() {
		return csBase.unsigned();
	}

	public long rip() {
		return rip.get();
	}

	/** {@code kvm_skip_emulated_instruction} of a port access through DX, which is one byte long. */
	public void skipEmulatedInstruction() {
		rip.add(1);
	}

	/** The bits of RFLAGS that are kept: IF, and bit 1, which is always set. */
	public int rflags() {
		return 2 | interruptFlag.get() << 9;
	}
}
