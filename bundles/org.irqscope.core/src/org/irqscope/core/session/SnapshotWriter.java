package org.irqscope.core.session;

import org.irqscope.emulator.kvm.Irqfd;
import org.irqscope.emulator.kvm.RoutingTable;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.apicv.Apicv;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.MpState;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Writes the present state of an emulated machine into a copy of its document, for diagrams and views to show. */
final class SnapshotWriter {
	private final X86Kvm kvm;
	private final VirtualMachine view;
	private RoutingTable routing;

	/** @param view has the routes that the machine has now */
	SnapshotWriter(X86Kvm kvm, VirtualMachine view) {
		this.kvm = kvm;
		this.view = view;
		this.routing = kvm.routing().table();
	}

	void write() {
		if (routing != kvm.routing().table()) {
			routing = kvm.routing().table();
			Conversions.write(routing, view.getIrqRouting());
		}
		for (int at = 0; at < view.getEventfds().size(); at++)
			view.getEventfds().get(at).setCount(kvm.eventfds().get(at).count());
		for (Irqfd irqfd : kvm.irqfds().items())
			view.getIrqfds().get(irqfd.number()).setInjectPending(irqfd.injectPending());
		if (view.getIrqchipMode() == IrqchipMode.KERNEL) {
			Conversions.write(kvm.pic().master().state(), X86Chips.pics(view).get(0));
			X86Chips.pics(view).get(0).setOutput(kvm.pic().output());
			Conversions.write(kvm.pic().slave().state(), X86Chips.pics(view).get(1));
			Conversions.write(kvm.ioapic().liveState(), X86Chips.ioapic(view));
		}
		for (int at = 0; at < view.getVcpus().size(); at++)
			write(kvm.vcpus().get(at), view.getVcpus().get(at));
	}

	private static void write(X86Vcpu vcpu, Vcpu target) {
		target.setMpState(MpState.get(vcpu.mpState()));
		target.setInterruptFlag(vcpu.interruptFlag());
		target.setInGuest(vcpu.inGuest());
		target.setRequests(vcpu.requestBits());
		target.setPendingVector(vcpu.injectedVector());
		target.setHandledVector(vcpu.guest().handledVector());
		Conversions.write(vcpu.lapic().state(), X86Chips.lapic(target));
		X86Chips.lapic(target).setApicBase(vcpu.lapic().apicBase());
		write(vcpu.apicv(), target);
	}

	private static void write(Apicv apicv, Vcpu target) {
		target.getPid().setPir(VectorSet.of(apicv.posted()));
		target.getPid().setOn(apicv.outstanding());
		target.setRvi(apicv.rvi());
		target.setSvi(apicv.svi());
	}
}
