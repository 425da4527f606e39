package org.irqscope.emulator.x86.guest;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86Why;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.emulator.x86.pic.PicPorts;

/** The handlers of one vCPU's guest: left to itself it acknowledges each interrupt that it takes, and goes on. */
public final class GuestHandlers {
	private static final int NON_SPECIFIC_EOI = 0x20, SPECIFIC_EOI = 0x60;

	private static final FieldName FROM_PIC = new FieldName(MachinePlace.VMM, "from_pic"),
			INTERRUPTIBLE = new FieldName(MachinePlace.VMM, "interruptible");

	private final X86Vcpu vcpu;
	private final GuestCpu guest;
	private final Journal journal;
	/** True while the vector being handled came from the PIC. */
	private final IntField extint;
	/** The vector whose handler runs plus one. */
	private final IntField handling;
	/** True while the handler that runs has to acknowledge at the PIC. */
	private final IntField fromPic;
	/** Whether interrupts were on when the handler began. */
	private final IntField interruptible;
	private final GuestTurn threadTurn;
	private final GuestTurn processorTurn;
	/** The processor's own turn: a posted interrupt for a running guest. */
	public final Task hardware;

	GuestHandlers(X86Vcpu vcpu, GuestCpu guest) {
		this.vcpu = vcpu;
		this.guest = guest;
		this.journal = vcpu.kvm.journal;
		this.extint = vcpu.struct.flag(X86Fields.EXTINT);
		this.handling = vcpu.struct.plusOne(X86Fields.HANDLING);
		Struct hidden = Struct.hidden(journal.state());
		this.fromPic = hidden.flag(FROM_PIC);
		this.interruptible = hidden.flag(INTERRUPTIBLE);
		this.threadTurn = new GuestTurn(this, vcpu.kvm, "turn", vcpu.index, vcpu.thread, this::enterAndDeliver);
		this.processorTurn = new GuestTurn(this, vcpu.kvm, "processor", vcpu.index, Context.HARDWARE, this::virtual);
		this.hardware = vcpu.kvm.scheduler.task(vcpu.struct, "hardware", Context.HARDWARE,
				X86Site.NOTIFICATION_VECTOR, this::hardwareTurn);
	}

	void tookExtint(boolean fromPic) {
		extint.set(fromPic);
	}

	/** The vector whose handler runs, or -1. */
	int handledVector() {
		return handling.get() - 1;
	}

	/** The vCPU thread's turn: enter the guest, and handle interrupts as long as one is delivered. */
	public void turn() {
		vcpu.mode.set(X86Vcpu.OUTSIDE_GUEST_MODE);
		vcpu.apicv.vcpuPiLoad();
		threadTurn.begin();
	}

	private void hardwareTurn() {
		vcpu.apicv.processPostedInterrupt();
		if (vcpu.shadow.lasts())
			vcpu.shadow.pass();
		processorTurn.begin();
	}

	/** Enters the guest; the vector that reaches it, or {@link VcpuEntry#NOTHING}. */
	private int enterAndDeliver() {
		while (guest.enter()) {
			if (vcpu.smm.active())
				handleSmi();
			else if (vcpu.shadow.lasts())
				vcpu.shadow.pass();
			else
				return delivered();
		}
		return VcpuEntry.NOTHING;
	}

	/** The vector that reaches the guest after an entry: injected by software, or by the processor. */
	private int delivered() {
		if (!vcpu.injected.isSet())
			return virtual();
		for (int exits = vcpu.kvm.host.vectoringExits(); exits > 0; exits--)
			deliverAgain();
		int vector = vcpu.injected.get() - 1;
		vcpu.injected.set(0);
		return vector;
	}

	private int virtual() {
		Context before = journal.into(Context.HARDWARE);
		int vector = vcpu.apicv.deliverVirtualInterrupt();
		journal.back(before);
		return vector;
	}

	/** {@code vmx_complete_interrupts}: an exit cut the delivery short, so the same vector is injected again. */
	private void deliverAgain() {
		journal.enter(X86Site.VMX_COMPLETE_INTERRUPTS, vcpu.index, vcpu.injected.get() - 1L, 0);
		journal.why(X86Why.DELIVERY_CUT_SHORT, vcpu.injected.get() - 1L);
		vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		journal.leave();
		guest.enter();
	}

	/** The firmware's handler of a system management interrupt: whatever it does, it ends with RSM. */
	void handleSmi() {
		Context before = journal.into(vcpu.guestCode);
		journal.enter(X86Site.GUEST_SMI, vcpu.index, 0, 0);
		vcpu.kvm.vmm().handledSmi(vcpu.index);
		guest.rsm();
		journal.leave();
		journal.back(before);
	}

	/** The guest's handler of a vector begins. */
	void begin(int vector) {
		Context before = journal.into(vcpu.guestCode);
		journal.enter(X86Site.GUEST_VECTOR, vcpu.index, vector, 0);
		interruptible.set(vcpu.interruptFlag.get());
		vcpu.interruptFlag.set(0);
		vcpu.nmis.setMasked(vector == VcpuEntry.NMI_VECTOR);
		handling.set(vector + 1);
		vcpu.kvm.vmm().handled(vcpu.index, vector);
		if (vector != VcpuEntry.NMI_VECTOR && extint.isSet()) {
			extint.set(0);
			fromPic.set(1);
		}
		journal.back(before);
	}

	/** The handler acknowledges at the chip that the vector came from, and returns. */
	void end(int vector) {
		Context before = journal.into(vcpu.guestCode);
		acknowledge(vector);
		handling.set(0);
		fromPic.set(0);
		vcpu.nmis.setMasked(false);
		vcpu.interruptFlag.set(interruptible.isSet());
		if (vcpu.waitsForIrqWindow() || vcpu.nmis.pending()) {
			vcpu.closeIrqWindow();
			vcpu.makeRequest(X86Vcpu.REQ_EVENT);
			journal.why(X86Why.WINDOW_OPENS, vcpu.index);
		}
		journal.leave();
		journal.back(before);
	}

	private void acknowledge(int vector) {
		if (vector == VcpuEntry.NMI_VECTOR) {
			// The kick for another one that has come meanwhile.
			if (vcpu.hasRequest(X86Vcpu.REQ_NMI))
				guest.enter();
			return;
		}
		if (!fromPic.isSet()) {
			guest.eoi();
			return;
		}
		if (vcpu.kvm.irqchipMode() != IrqchipMode.KERNEL) {
			guest.out(PicPorts.MASTER, NON_SPECIFIC_EOI, 1);
			guest.enter();
			return;
		}
		Pic pic = vcpu.kvm.pic();
		int irq = vector - pic.slave().irqBase.get() & 0xff;
		if (irq < 8) {
			guest.out(PicPorts.SLAVE, SPECIFIC_EOI | irq, 1);
			guest.enter();
			guest.out(PicPorts.MASTER, SPECIFIC_EOI | Pic.CASCADE, 1);
		} else
			guest.out(PicPorts.MASTER, SPECIFIC_EOI | vector - pic.master().irqBase.get() & 7, 1);
		guest.enter();
	}
}
