package org.irqscope.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.irqscope.core.Texts;
import org.irqscope.emulator.host.VfioVector;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.vmm.GsiLines;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.VectorParts;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.VmmKind;

/** Gives a machine of the emulator the PCI functions of a document, in the state that it says. For one machine. */
final class PciSetup {
	private final X86Kvm kvm;
	private final PciMachine pci;
	private final RegisterSetup registers;
	private final VirtioSetup queues;
	private final Function<Eventfd, org.irqscope.emulator.kvm.Eventfd> eventfds;
	private final Function<Eventfd, Optional<BypassProducer>> producers;

	PciSetup(X86Kvm kvm, PciMachine pci, Function<Eventfd, org.irqscope.emulator.kvm.Eventfd> eventfds,
			Function<Eventfd, Optional<BypassProducer>> producers) {
		this.kvm = kvm;
		this.pci = pci;
		this.registers = new RegisterSetup(kvm, pci, eventfds);
		GsiLines lines = new GsiLines(kvm);
		this.queues = new VirtioSetup(kvm, pci, eventfds, (vmm, gsi, high) -> {
			if (vmm == VmmKind.QEMU)
				lines.gsiHandler(gsi, high);
			else
				lines.kvmIrqLine(gsi, high);
		});
		this.eventfds = eventfds;
		this.producers = producers;
	}

	/** @throws MachineStateException when a function lacks a part that its VMM would have made */
	void run(VirtualMachine document) throws MachineStateException {
		pci.routes().restore(Conversions.routing(document.getIrqRouting()));
		for (int index = 0; index < document.getDevices().size(); index++) {
			Device device = document.getDevices().get(index);
			if (PciFunctions.isFunction(device))
				plug(device, index);
			else if (device instanceof VirtioDevice virtio && virtio.getMmio() != null)
				queues.map(virtio, index);
			else
				registers.add(device, index);
		}
	}

	private void plug(Device device, int index) throws MachineStateException {
		PciSort sort = sort(device);
		List<VectorParts> parts = new ArrayList<>();
		for (MsixEntry entry : device.getMsix().getEntries()) {
			VectorParts part = sort.hasIrqfds() ? parts(index, entry) : VectorParts.NONE;
			if (entry.getIndex() != parts.size() || !part.fits(sort))
				throw new MachineStateException(device, Texts.of("machine.msix.incomplete", entry.getIndex(),
						String.valueOf(device.getName())));
			parts.add(part);
		}
		PciDevice made = pci.make(sort, index, parts);
		pci.bus().add(made, device.getPci().getSlot(), device.getPci().getTableAddress());
		restore(made, device);
		if (VirtioQueues.hasQueues(device))
			queues.open((VirtioDevice) device, made);
	}

	/** What sort of function a device is. */
	static PciSort sort(Device device) {
		return PciSort.valueOf(PciFunctions.sort(device));
	}

	private VectorParts parts(int device, MsixEntry entry) {
		Optional<Eventfd> fast = Optional.ofNullable(entry.getEventfd());
		Optional<Eventfd> second = Optional.ofNullable(entry.getInterrupt());
		Optional<BypassProducer> producer = fast.flatMap(producers).or(() -> second.flatMap(producers));
		return new VectorParts(fast.map(eventfds), second.map(eventfds),
				producer.map(one -> new VfioVector(kvm, device, entry.getIndex(), one)));
	}

	private static void restore(PciDevice made, Device device) {
		made.msix().restore(device.getMsix().isEnabled(), device.getMsix().isFunctionMask());
		made.setCommand(device.getPci().isBusMaster() ? PciDevice.BUS_MASTER : 0);
		for (MsixEntry entry : device.getMsix().getEntries())
			made.msix().vector(entry.getIndex()).restore(entry.getAddress(), entry.getData(), entry.isMasked(),
					entry.isPending(), entry.getVirq());
		made.settle();
	}
}
