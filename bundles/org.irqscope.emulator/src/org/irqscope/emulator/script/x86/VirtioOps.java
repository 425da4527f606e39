package org.irqscope.emulator.script.x86;

import java.util.Optional;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Ioeventfds;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.vmm.GsiLines;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.virtio.VirtioDevices;
import org.irqscope.emulator.vmm.virtio.VirtioMmio;
import org.irqscope.emulator.vmm.virtio.VirtioPci;
import org.irqscope.emulator.vmm.virtio.VirtioTransport;
import org.irqscope.emulator.vmm.virtio.Virtqueue;

/** Gives the machine of a script virtio devices with queues. For the emulator's thread. */
final class VirtioOps {
	private static final long FIRST_BAR = 0xfea00000L, BARS_APART = 0x100000, FIRST_MMIO = 0xd0000000L,
			MMIO_APART = 0x1000;
	private static final int EVENT_IDX = 1, RECEIVES = 2, SIZE = 256, QEMU = 0, KVMTOOL = 1;

	private final Kvm kvm;
	private final PciMachine pci;

	VirtioOps(Kvm kvm, PciMachine pci) {
		this.kvm = kvm;
		this.pci = pci;
	}

	/** A device without a bus; its number. */
	int mmio(Op op) {
		int vmm = op.intArgument(0), gsi = op.intArgument(1), flags = op.intArgument(2), index = pci.bus().size();
		VirtioMmio device = mmio(vmm, index, gsi, (flags & EVENT_IDX) != 0);
		boolean exits = vmm == QEMU;
		Optional<Eventfd> kick = exits ? Optional.empty() : Optional.of(kick(device.notifyAddress(0), Integer.BYTES));
		device.add(new Virtqueue.Shape(SIZE, Virtqueue.NO_VECTOR, (flags & RECEIVES) != 0, kick));
		pci.bus().map(device);
		return index;
	}

	private VirtioMmio mmio(int vmm, int index, int gsi, boolean eventIdx) {
		long address = FIRST_MMIO + index * MMIO_APART;
		GsiLines lines = new GsiLines(kvm);
		if (vmm == QEMU)
			return VirtioMmio.ofQemu(kvm, index, address, eventIdx, gsi, high -> lines.gsiHandler(gsi, high));
		if (vmm == KVMTOOL)
			return VirtioMmio.ofKvmtool(kvm, index, address, eventIdx, gsi, high -> lines.kvmIrqLine(gsi, high));
		Eventfd eventfd = kvm.createEventfd();
		kvm.irqfds().irqfd(eventfd, gsi, 0, Optional.empty());
		return VirtioMmio.onEventfd(kvm, index, address, eventIdx, eventfd);
	}

	/** A further queue of a function, which interrupts by an entry of its table; the queue's number. */
	int queue(Op op) {
		Optional<PciDevice> device = pci.bus().device(op.intArgument(0)).filter(one -> isVirtio(one.sort()))
				.filter(one -> op.intArgument(1) < one.msix().vectors().size());
		if (device.isEmpty())
			return -Errno.ENOENT;
		int flags = op.intArgument(2);
		VirtioTransport queues = VirtioDevices.of(pci.bus(), op.intArgument(0))
				.orElseGet(() -> open(device.get(), (flags & EVENT_IDX) != 0));
		int number = queues.queues().size();
		Optional<Eventfd> kick = device.get().sort() == PciSort.VIRTIO ? Optional.empty()
				: Optional.of(kick(queues.notifyAddress(number), 0));
		queues.add(new Virtqueue.Shape(SIZE, op.intArgument(1), (flags & RECEIVES) != 0, kick));
		return number;
	}

	private static boolean isVirtio(PciSort sort) {
		return sort == PciSort.VIRTIO || sort == PciSort.VIRTIO_IRQFD || sort == PciSort.VHOST
				|| sort == PciSort.KVMTOOL_VIRTIO;
	}

	/** The first entry also tells of a changed configuration. */
	private VirtioPci open(PciDevice device, boolean eventIdx) {
		VirtioPci queues = new VirtioPci(kvm, device, FIRST_BAR + device.index() * BARS_APART, eventIdx, 0);
		pci.bus().open(queues);
		return queues;
	}

	/** An eventfd that the kernel signals when the guest notifies. */
	private Eventfd kick(long address, int length) {
		Eventfd eventfd = kvm.createEventfd();
		kvm.ioeventfds().ioeventfd(0, address, length, eventfd, length == 0 ? 0 : Ioeventfds.DATAMATCH);
		return eventfd;
	}
}
