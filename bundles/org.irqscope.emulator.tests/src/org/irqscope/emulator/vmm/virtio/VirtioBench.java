package org.irqscope.emulator.vmm.virtio;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.vmm.DeviceBench;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.x86.guest.GuestCpu;

/** A machine with one virtio device on the PCI bus, whose one queue interrupts by entry 1 of its table. */
final class VirtioBench {
	static final long BAR = 0xfea00000L;
	/** What tells how a buffer goes to the device and back. */
	private static final Set<String> TOLD = Set.of("eventfd_signal", "kvm_send_userspace_msi", "kvm_set_irq",
			"virtio_notify_irqfd", "virtio_notify", "vhost_signal", "virtio_pci__signal_vq", "msix_notify");
	final DeviceBench bench = new DeviceBench();
	final PciDevice device;
	final VirtioPci queues;
	final Virtqueue queue;

	VirtioBench(PciSort sort, boolean eventIdx, boolean receives) {
		bench.pci.plug(sort, 2);
		device = bench.pci.bus().device(0).orElseThrow();
		queues = new VirtioPci(bench.vm.kvm(), device, BAR, eventIdx, 0);
		Optional<Eventfd> kick = sort == PciSort.VIRTIO ? Optional.empty() : Optional.of(kick());
		queue = queues.add(new Virtqueue.Shape(4, 1, receives, kick));
		bench.pci.bus().open(queues);
	}

	private Eventfd kick() {
		Eventfd eventfd = bench.vm.eventfd();
		bench.vm.kvm().ioeventfds().ioeventfd(0, queues.notifyAddress(0), 0, eventfd, 0);
		return eventfd;
	}

	private GuestCpu guest() {
		return bench.vm.kvm().vcpu(0).guest();
	}

	/** The driver puts a buffer in, and what follows; the names of the functions that tell of it. */
	List<String> submit() {
		return told(() -> guest().run(() -> queues.submit(0, guest()::write)));
	}

	/** The handler of the guest looks into the queue. */
	List<String> handle() {
		return told(() -> guest().run(() -> queues.interrupted(0)));
	}

	/** The names of the functions of virtio, and of those that tell somebody of something. */
	List<String> told(Runnable action) {
		return bench.hops(action).stream().filter(hop -> !hop.continued())
				.filter(hop -> hop.site() instanceof VirtioSite || TOLD.contains(hop.site().functionName()))
				.map(VirtioBench::name).toList();
	}

	private static String name(Hop hop) {
		return hop.site().functionName();
	}

	/** The vector that vCPU 0 takes and ends. */
	String taken() {
		return bench.taken();
	}

	/** A number of times. */
	static void times(int count, LongConsumer action) {
		for (int at = 0; at < count; at++)
			action.accept(at);
	}
}
