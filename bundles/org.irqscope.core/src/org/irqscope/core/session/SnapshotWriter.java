package org.irqscope.core.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.run.snapshot.HartSnapshot;
import org.irqscope.core.run.snapshot.MachineSnapshot;
import org.irqscope.core.run.snapshot.PciSnapshot;
import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.model.Device;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Irte;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MpState;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.X86Vcpu;

/**
 * Writes snapshots of an emulated machine into a copy of its document, for diagrams and views to show. Used by the
 * thread that owns the copy.
 */
public final class SnapshotWriter {
	private final VirtualMachine view;
	/** The table that the copy has; before the first snapshot that of its document, which machines are loaded with. */
	private RoutingTable routing;
	/** The vectors of the host that entries of the IOMMU go back to. */
	private final Map<Irte, Integer> hostVectors = new HashMap<>();

	/** @param view the copy */
	public SnapshotWriter(VirtualMachine view) {
		this.view = view;
		view.getBypassProducers().stream().map(IrqBypassProducer::getIrte)
				.filter(irte -> irte != null && !irte.isPosted())
				.forEach(irte -> hostVectors.put(irte, irte.getVector()));
	}

	/** Brings the copy to the state of a snapshot. */
	public void write(MachineSnapshot machine) {
		if (routing != null && routing != machine.routing())
			Conversions.write(machine.routing(), view.getIrqRouting());
		routing = machine.routing();
		while (view.getEventfds().size() < machine.counts().size())
			// What the VMM makes while the machine runs is not in its document.
			Machines.addEventfd(view);
		for (int at = 0; at < view.getEventfds().size(); at++)
			view.getEventfds().get(at).setCount(at < machine.counts().size() ? machine.counts().get(at) : 0);
		view.getIrqfds().forEach(irqfd -> irqfd.setUnbound(true));
		for (MachineSnapshot.OfIrqfd irqfd : machine.irqfds())
			write(irqfd, irqfd(irqfd));
		machine.producers().forEach(this::write);
		machine.functions().forEach(function -> write(function, view.getDevices().get(function.device())));
		machine.registers().forEach(one -> RegisterWriter.write(one, view.getDevices().get(one.device())));
		machine.queues().forEach(one -> VirtioWriter.write(one,
				(VirtioDevice) view.getDevices().get(one.device())));
		machine.controllers().forEach(states -> states.write(view));
		for (int at = 0; at < Math.min(machine.vcpus().size(), view.getVcpus().size()); at++)
			write(machine.vcpus().get(at), view.getVcpus().get(at));
		for (int at = 0; at < Math.min(machine.harts().size(), view.getVcpus().size()); at++)
			write(machine.harts().get(at), (RiscvVcpu) view.getVcpus().get(at));
	}

	private static void write(HartSnapshot hart, RiscvVcpu target) {
		target.setInGuest(hart.inGuest());
		target.setRequests(hart.requests());
		target.setInterruptFlag(hart.open());
		target.setIrqsPending(hart.pending());
		target.setIrqsPendingMask(hart.mask());
		target.setHvip(hart.hvip());
		target.setSie(hart.sie());
		target.setWaiting(hart.waiting());
		target.setStopped(hart.stopped());
		target.setHandled(hart.handled());
	}

	private Irqfd irqfd(MachineSnapshot.OfIrqfd made) {
		while (view.getIrqfds().size() <= made.number()) {
			Irqfd irqfd = ModelFactory.eINSTANCE.createIrqfd();
			irqfd.setId(Machines.freeId(view, "irqfd"));
			irqfd.setEventfd(view.getEventfds().get(made.eventfd()));
			irqfd.setGsi(made.gsi());
			view.getIrqfds().add(irqfd);
		}
		return view.getIrqfds().get(made.number());
	}

	private static void write(MachineSnapshot.OfIrqfd irqfd, Irqfd target) {
		target.setUnbound(false);
		target.setInjectPending(irqfd.injectPending());
	}

	private void write(MachineSnapshot.OfProducer producer) {
		view.getBypassProducers().stream().filter(one -> one.getHostIrq() == producer.hostIrq()).findFirst()
				.ifPresent(target -> {
					target.setEventfd(view.getEventfds().get(producer.eventfd()));
					Optional.ofNullable(target.getIrte()).ifPresent(irte -> write(producer, irte));
				});
	}

	/** The vector of the host comes back when the entry is posted no more. */
	private void write(MachineSnapshot.OfProducer producer, Irte irte) {
		irte.setPosted(producer.posting().isPresent());
		irte.setVcpu(producer.posting().map(posting -> view.getVcpus().get(posting.vcpu())).orElse(null));
		irte.setVector(producer.posting().map(BypassProducer.Posting::vector)
				.orElse(hostVectors.getOrDefault(irte, 0)));
	}

	private static void write(PciSnapshot function, Device target) {
		target.getPci().setBusMaster(function.busMaster());
		target.getMsix().setEnabled(function.enabled());
		target.getMsix().setFunctionMask(function.functionMask());
		for (int at = 0; at < function.entries().size(); at++)
			write(function.entries().get(at), target.getMsix().getEntries().get(at));
	}

	private static void write(PciSnapshot.Entry entry, MsixEntry target) {
		target.setAddress(entry.address());
		target.setData(entry.data());
		target.setMasked(entry.masked());
		target.setPending(entry.pending());
		target.setVirq(entry.virq());
		target.setRouteAddress(entry.route().map(RoutingEntry.Msi::address).orElse(0L));
		target.setRouteData(entry.route().map(RoutingEntry.Msi::data).orElse(0));
	}

	private static void write(VcpuSnapshot vcpu, Vcpu target) {
		target.setMpState(MpState.get(vcpu.mpState()));
		target.setInterruptFlag(vcpu.interruptFlag());
		target.setInGuest(vcpu.inGuest());
		target.setRequests(vcpu.requests());
		target.setPendingVector(vcpu.pendingVector());
		target.setHandledVector(vcpu.handledVector());
		writeApicv(vcpu, X86Chips.of(target));
	}

	private static void writeApicv(VcpuSnapshot vcpu, X86Vcpu target) {
		target.getPid().setPir(VectorSet.of(vcpu.posted().stream().mapToInt(Integer::intValue).toArray()));
		target.getPid().setOn(vcpu.outstanding());
		target.setRvi(vcpu.rvi());
		target.setSvi(vcpu.svi());
	}
}
