package org.irqscope.emulator.vmm.virtio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.emulator.vmm.PciSort;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A buffer of a virtqueue on its way to the device and back, and when neither side is told. */
class VirtqueueTest {
	@ParameterizedTest
	@DisplayName("vring_need_event, as the virtio specification has it, with indices that run over")
	@CsvSource({ "0, 1, 0, true", "1, 1, 0, false", "1, 2, 1, true", "5, 3, 0, false", "0, 3, 0, true",
			"65535, 0, 65535, true", "65535, 65535, 65534, false", "2, 1, 65533, false", "65534, 1, 65533, true" })
	void needEvent(int event, int now, int before, boolean needed) {
		assertEquals(needed, Vring.needEvent(event, now, before));
	}

	@Test
	@DisplayName("virtio with irqfd: ioeventfd, the device's thread, and the guest notifier")
	void irqfd() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO_IRQFD, false, false);
		assertEquals(List.of("virtqueue_add", "virtqueue_kick_prepare", "eventfd_signal",
				"virtio_queue_host_notifier_read", "virtio_queue_set_notification", "virtqueue_pop",
				"virtio_queue_set_notification", "request_done", "virtqueue_push", "virtio_should_notify",
				"virtio_notify_irqfd", "eventfd_signal"), bench.submit());
		assertEquals(1, bench.queues.status());
		assertEquals("0x52", bench.taken());
		assertEquals(List.of("vring_interrupt", "virtqueue_disable_cb", "virtqueue_get_buf", "virtqueue_enable_cb"),
				bench.handle());
		assertEquals(List.of("vring_interrupt"), bench.handle());
	}

	@Test
	@DisplayName("virtio without irqfd: the notification leaves the guest, and the message is sent by the VMM")
	void exit() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO, false, false);
		assertEquals(List.of("virtqueue_add", "virtqueue_kick_prepare", "virtio_pci_notify_write",
				"virtio_queue_set_notification", "virtqueue_pop", "virtio_queue_set_notification", "request_done",
				"virtqueue_push", "virtio_should_notify", "virtio_notify", "msix_notify", "kvm_send_userspace_msi"),
				bench.submit());
		assertEquals("0x52", bench.taken());
	}

	@Test
	@DisplayName("vhost: a worker of the kernel takes the kick and signals the call; the VMM has no part in it")
	void vhost() {
		VirtioBench bench = new VirtioBench(PciSort.VHOST, false, false);
		assertEquals(List.of("virtqueue_add", "virtqueue_kick_prepare", "eventfd_signal", "vhost_worker",
				"vhost_disable_notify", "vhost_get_vq_desc", "vhost_enable_notify", "request_done", "vhost_add_used",
				"vhost_notify", "vhost_signal", "eventfd_signal"), bench.submit());
		assertEquals(0, bench.queues.status(), "the kernel knows no interrupt status");
		assertEquals("0x52", bench.taken());
	}

	@Test
	@DisplayName("kvmtool: one thread for all kicks, and a message that its table has now")
	void kvmtool() {
		VirtioBench bench = new VirtioBench(PciSort.KVMTOOL_VIRTIO, false, false);
		assertEquals(List.of("virtqueue_add", "virtqueue_kick_prepare", "eventfd_signal", "ioeventfd__thread",
				"virt_queue__available", "virt_queue__get_iov", "virt_queue__available", "request_done",
				"virt_queue__set_used_elem", "virtio_queue__should_signal", "virtio_pci__signal_vq",
				"kvm_send_userspace_msi"), bench.submit());
		assertEquals("0x52", bench.taken());
	}

	@Test
	@DisplayName("A driver that looks by itself sets the flag, and gets no interrupt")
	void noInterrupt() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO_IRQFD, false, false);
		bench.queue.ring().restore(new Vring.Shared(1, 0, 0, 0, 0, 0), new Vring.Progress(0, 0, 0, false));
		List<String> told = bench.submit();
		assertEquals("virtio_should_notify", told.get(told.size() - 1));
		assertEquals("none", bench.taken());
	}

	@Test
	@DisplayName("A device that looks by itself sets the flag, and gets no kick")
	void noNotify() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO_IRQFD, false, false);
		bench.queue.ring().restore(new Vring.Shared(0, 0, 0, 1, 0, 0), new Vring.Progress(0, 0, 0, false));
		assertEquals(List.of("virtqueue_add", "virtqueue_kick_prepare"), bench.submit());
	}

	@Test
	@DisplayName("With event indices the second buffer interrupts only when the driver has asked for it")
	void usedEvent() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO_IRQFD, true, false);
		assertTrue(bench.submit().contains("virtio_notify_irqfd"), "nothing was told before");
		assertFalse(bench.submit().contains("virtio_notify_irqfd"), "used_event is 0 still");
		bench.handle();
		assertEquals(2, bench.queue.ring().shared().usedEvent());
		assertTrue(bench.submit().contains("virtio_notify_irqfd"));
	}

	@Test
	@DisplayName("With event indices a kick is needed when the index goes past avail_event")
	void availEvent() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO_IRQFD, true, false);
		assertTrue(bench.submit().contains("eventfd_signal"));
		assertEquals(1, bench.queue.ring().shared().availEvent(), "the device has looked up to there");
		bench.queue.ring().restore(new Vring.Shared(0, 1, 0, 0, 1, 9), new Vring.Progress(1, 1, 1, true));
		assertEquals(List.of("virtqueue_add", "virtqueue_kick_prepare"), bench.submit());
	}

	@Test
	@DisplayName("A packet needs a buffer: without one it is dropped and nobody is told")
	void arrives() {
		VirtioBench bench = new VirtioBench(PciSort.VHOST, false, true);
		assertEquals(List.of("request_arrives"), bench.told(() -> bench.queues.arrive(0)));
		assertEquals(List.of("virtqueue_add", "virtqueue_kick_prepare", "eventfd_signal", "vhost_worker"),
				bench.submit());
		assertEquals(List.of("request_arrives", "vhost_get_vq_desc", "vhost_add_used", "vhost_notify",
				"vhost_signal", "eventfd_signal"), bench.told(() -> bench.queues.arrive(0)));
		assertEquals("0x52", bench.taken());
	}

	@Test
	@DisplayName("A full ring takes no further buffer")
	void full() {
		VirtioBench bench = new VirtioBench(PciSort.VHOST, false, true);
		VirtioBench.times(4, at -> bench.submit());
		assertEquals(List.of("virtqueue_add"), bench.submit());
		assertEquals(4, bench.queue.ring().waiting());
	}

	@Test
	@DisplayName("The index runs over after 65536 buffers, and nothing is lost")
	void runsOver() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO_IRQFD, true, false);
		bench.queue.ring().restore(new Vring.Shared(0, 65535, 65535, 0, 65535, 65535),
				new Vring.Progress(65535, 65535, 65535, true));
		assertTrue(bench.submit().contains("virtio_notify_irqfd"));
		assertEquals(0, bench.queue.ring().shared().usedIdx());
		assertEquals(1, bench.queue.ring().used());
	}

	@Test
	@DisplayName("A changed configuration is sent with what the table has, a queue of the same entry by the old route")
	void configVector() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO_IRQFD, false, false);
		bench.bench.vm.write(bench.bench.pci.bus().address(bench.device, 0, 8), 0x71, 4);
		bench.bench.vm.write(bench.bench.pci.bus().address(bench.device, 1, 8), 0x72, 4);
		bench.submit();
		assertEquals("0x52", bench.taken(), "the irqfd has the old message");
		assertEquals(List.of("virtio_notify_config", "msix_notify", "kvm_send_userspace_msi"),
				bench.told(bench.queues::changeConfig));
		assertEquals(3, bench.queues.status());
		assertEquals(1, bench.queues.generation());
		assertEquals("0x71", bench.taken());
	}

	@Test
	@DisplayName("Without a vector nothing is sent")
	void noVector() {
		VirtioBench bench = new VirtioBench(PciSort.VIRTIO_IRQFD, false, false);
		VirtioPci quiet = new VirtioPci(bench.bench.vm.kvm(), bench.device, 0xfeb00000L, false, -1);
		assertEquals(List.of("virtio_notify_config"), bench.told(quiet::changeConfig));
	}
}
