package org.irqscope.core.session;

import java.util.Optional;
import java.util.function.Function;

import org.irqscope.core.Texts;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.virtio.VirtioMmio;
import org.irqscope.emulator.vmm.virtio.VirtioPci;
import org.irqscope.emulator.vmm.virtio.VirtioTransport;
import org.irqscope.emulator.vmm.virtio.Vring;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.Virtqueue;
import org.irqscope.model.VmmKind;

/**
 * Gives a machine of the emulator the queues of a document's virtio devices, in the state that it says. For one
 * machine.
 */
final class VirtioSetup {
	private final Kvm kvm;
	private final PciMachine pci;
	private final Function<Eventfd, org.irqscope.emulator.kvm.Eventfd> eventfds;
	private final Lines lines;

	/** How the VMM of the machine drives a line. */
	interface Lines {
		/** Sets the level of a line. */
		void drive(VmmKind vmm, int gsi, boolean high);

		/** Raises a line and lowers it again, as kvmtool does. */
		default void pulse(int gsi) {
			drive(VmmKind.KVMTOOL, gsi, true);
			drive(VmmKind.KVMTOOL, gsi, false);
		}
	}

	VirtioSetup(Kvm kvm, PciMachine pci, Function<Eventfd, org.irqscope.emulator.kvm.Eventfd> eventfds, Lines lines) {
		this.kvm = kvm;
		this.pci = pci;
		this.eventfds = eventfds;
		this.lines = lines;
	}

	/** The queues of a function that is on the bus already. */
	void open(VirtioDevice device, PciDevice function) {
		VirtioPci queues = new VirtioPci(kvm, function, device.getPci().getBarAddress(), device.isEventIdx(),
				device.getConfigVector());
		pci.bus().open(queues);
		fill(queues, device);
	}

	/** A device without a bus. */
	VirtioMmio map(VirtioDevice device, int index) throws MachineStateException {
		VirtioMmio made = mmio(device, index);
		pci.bus().map(made);
		fill(made, device);
		return made;
	}

	private VirtioMmio mmio(VirtioDevice device, int index) throws MachineStateException {
		long address = device.getMmio().getAddress();
		VmmKind vmm = device.getMmio().getVmm();
		boolean signals = device.getSignalling() == Signalling.IRQFD;
		if (signals ? device.getEventfd() == null : device.getGsi() < 0)
			throw new MachineStateException(device, Texts.of("machine.mmio.incomplete",
					String.valueOf(device.getName())));
		if (signals)
			return VirtioMmio.onEventfd(kvm, index, address, device.isEventIdx(),
					eventfds.apply(device.getEventfd()));
		VirtioMmio.Drive drive = drive(vmm, device.getGsi());
		return vmm == VmmKind.QEMU
				? VirtioMmio.ofQemu(kvm, index, address, device.isEventIdx(), device.getGsi(), drive)
				: VirtioMmio.ofKvmtool(kvm, index, address, device.isEventIdx(), device.getGsi(), drive);
	}

	private VirtioMmio.Drive drive(VmmKind vmm, int gsi) {
		return new VirtioMmio.Drive() {
			@Override
			public void level(boolean high) {
				lines.drive(vmm, gsi, high);
			}

			@Override
			public void pulse() {
				lines.pulse(gsi);
			}
		};
	}

	private void fill(VirtioTransport transport, VirtioDevice device) {
		transport.restore(device.getIsr(), device.getGeneration());
		for (Virtqueue queue : device.getQueues())
			transport.add(new org.irqscope.emulator.vmm.virtio.Virtqueue.Shape(queue.getSize(), queue.getVector(),
					VirtioQueues.receives(device, queue), Optional.ofNullable(queue.getKick()).map(eventfds)))
					.ring().restore(shared(queue), progress(queue));
	}

	private static Vring.Shared shared(Virtqueue queue) {
		return new Vring.Shared(queue.getAvailFlags(), queue.getAvailIdx(), queue.getUsedEvent(),
				queue.getUsedFlags(), queue.getUsedIdx(), queue.getAvailEvent());
	}

	private static Vring.Progress progress(Virtqueue queue) {
		return new Vring.Progress(queue.getLastUsedIdx(), queue.getLastAvailIdx(), queue.getSignalledUsed(),
				queue.isSignalledUsedValid());
	}
}
