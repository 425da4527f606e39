package org.irqscope.core.session;

import org.irqscope.core.run.MachineSnapshot;
import org.irqscope.core.run.VcpuSnapshot;
import org.irqscope.emulator.kvm.RoutingTable;
import org.irqscope.model.MpState;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;

/** Writes snapshots of an emulated machine into a copy of its document, for diagrams and views to show. */
final class SnapshotWriter {
	private final VirtualMachine view;
	/** The table that the copy has; before the first snapshot that of its document, which machines are loaded with. */
	private RoutingTable routing;

	SnapshotWriter(VirtualMachine view) {
		this.view = view;
	}

	void write(MachineSnapshot machine) {
		if (routing != null && routing != machine.routing())
			Conversions.write(machine.routing(), view.getIrqRouting());
		routing = machine.routing();
		for (int at = 0; at < view.getEventfds().size(); at++)
			view.getEventfds().get(at).setCount(at < machine.counts().size() ? machine.counts().get(at) : 0);
		for (MachineSnapshot.OfIrqfd irqfd : machine.irqfds())
			view.getIrqfds().get(irqfd.number()).setInjectPending(irqfd.injectPending());
		machine.controllers().forEach(states -> states.write(view));
		for (int at = 0; at < Math.min(machine.vcpus().size(), view.getVcpus().size()); at++)
			write(machine.vcpus().get(at), view.getVcpus().get(at));
	}

	private static void write(VcpuSnapshot vcpu, Vcpu target) {
		target.setMpState(MpState.get(vcpu.mpState()));
		target.setInterruptFlag(vcpu.interruptFlag());
		target.setInGuest(vcpu.inGuest());
		target.setRequests(vcpu.requests());
		target.setPendingVector(vcpu.pendingVector());
		target.setHandledVector(vcpu.handledVector());
		writeApicv(vcpu, target);
	}

	private static void writeApicv(VcpuSnapshot vcpu, Vcpu target) {
		target.getPid().setPir(VectorSet.of(vcpu.posted().stream().mapToInt(Integer::intValue).toArray()));
		target.getPid().setOn(vcpu.outstanding());
		target.setRvi(vcpu.rvi());
		target.setSvi(vcpu.svi());
	}
}
