package org.irqscope.core.picture.part.virtio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.core.picture.part.msix.MessageWay;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.vmm.virtio.VirtioFields;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.Virtqueue;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/**
 * What the page of virtqueues shows: the rings on the left, the kick to the device, and its call to the guest. For one
 * thread.
 */
final class VirtqueueDiagram {
	private static final String CALL = "call", CONFIG = "configVector", ISR = VirtioFields.ISR.name();
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;
	private final Map<String, Node> nodes = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();
	private final MessageWay way;

	VirtqueueDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
		this.way = new MessageWay(machine, this::add, links);
	}

	Diagram diagram() {
		machine.getDevices().stream().filter(VirtioQueues::hasQueues).map(VirtioDevice.class::cast)
				.forEach(this::device);
		links.keep(nodes.keySet());
		return new Diagram(List.copyOf(nodes.values()), links.all());
	}

	private void add(String id, Role role, String title, String caption, List<Row> rows) {
		nodes.putIfAbsent(id, new Node(id, role, title, caption, rows, active.filter(id::equals).isPresent()));
	}

	private void device(VirtioDevice device) {
		int index = machine.getDevices().indexOf(device);
		for (Virtqueue queue : device.getQueues())
			add(VirtqueuePage.node(device, queue), Role.DEVICE, Texts.of("vq.title", queue.getIndex()),
					Texts.of("vq.caption", Machines.title(device), queue.getSize()),
					new QueueRows(device, queue, index, highlights).rows());
		add(device.getId(), Role.DEVICE, Machines.title(device), transport(device), rows(device, index));
		device.getQueues().forEach(queue -> kick(device, queue));
		if (device.getMmio() != null)
			line(device);
		else {
			device.getQueues().forEach(queue -> entry(device, queue.getVector(), CALL + queue.getIndex(),
					new QueueOutlook(device, queue).interrupts()));
			entry(device, device.getConfigVector(), CONFIG, true);
		}
	}

	private static String transport(VirtioDevice device) {
		return device.getMmio() == null ? Texts.of("vq.pci", device.getPci().getSlot(),
				Texts.of("vq.notifiers." + device.getPci().getGuestNotifiers().getName().toLowerCase(Locale.ROOT)))
				: Texts.of("vq.mmio", Long.toHexString(device.getMmio().getAddress()));
	}

	private List<Row> rows(VirtioDevice device, int index) {
		List<Row> rows = new ArrayList<>();
		rows.add(new Row.Field(ISR, Texts.of("vq.isr"), Integer.toString(device.getIsr()),
				highlights.mark(VirtioFields.ISR, index), highlights.previous(VirtioFields.ISR, index), "3"));
		if (device.getMmio() == null) {
			for (Virtqueue queue : device.getQueues())
				rows.add(new Row.Pin(CALL + queue.getIndex(), BitState.EDGE, Texts.of("vq.title", queue.getIndex()),
						vector(queue.getVector()), Mark.NONE));
			rows.add(new Row.Pin(CONFIG, BitState.EDGE, Texts.of("vq.config"), vector(device.getConfigVector()),
					highlights.mark(VirtioFields.GENERATION, index)));
		} else
			rows.add(new Row.Pin(CALL, device.isLevel() ? BitState.LEVEL : BitState.EDGE, Texts.of("vq.line"),
					device.getSignalling() == Signalling.IRQFD ? Texts.of("vq.eventfd") : "GSI " + device.getGsi(),
					Mark.NONE));
		return rows;
	}

	private static String vector(int vector) {
		return vector < 0 ? Texts.of("vq.no.vector") : Texts.of("vq.vector", vector);
	}

	/** By an ioeventfd the notification stays in the kernel; without one it leaves the guest for the VMM. */
	private void kick(VirtioDevice device, Virtqueue queue) {
		Link.Port from = Links.right(VirtqueuePage.node(device, queue), QueueRows.KICK);
		boolean wanted = new QueueOutlook(device, queue).kicks();
		if (VirtioQueues.ioeventfd(machine, device, queue).isEmpty() || queue.getKick() == null) {
			links.add(from, Links.left(device.getId(), ""), Link.Kind.INTERRUPT, wanted, Texts.of("vq.exit"));
			return;
		}
		add(queue.getKick().getId(), Role.EVENTFD, Machines.title(queue.getKick()), Texts.of("vq.ioeventfd",
				Long.toHexString(VirtioQueues.notifyAddress(device, queue))), count(queue.getKick()));
		links.add(from, Links.left(queue.getKick().getId(), ""), Link.Kind.INTERRUPT, wanted, "");
		links.add(Links.right(queue.getKick().getId(), ""), Links.left(device.getId(), ""), Link.Kind.INTERRUPT,
				wanted, "");
	}

	private List<Row> count(Eventfd eventfd) {
		int index = machine.getEventfds().indexOf(eventfd);
		return List.of(new Row.Field("count", Texts.of("eventfd.count"), Long.toUnsignedString(eventfd.getCount()),
				highlights.mark(KvmFields.EVENTFD_COUNT, index),
				highlights.previous(KvmFields.EVENTFD_COUNT, index), "0 \u2192 1"));
	}

	private void entry(VirtioDevice device, int vector, String row, boolean wanted) {
		if (0 <= vector && vector < device.getMsix().getEntries().size())
			way.add(device, device.getMsix().getEntries().get(vector), Links.right(device.getId(), row), wanted);
	}

	/** A device without a bus has one way for all of its queues. */
	private void line(VirtioDevice device) {
		boolean wanted = device.getQueues().stream().anyMatch(queue -> new QueueOutlook(device, queue).interrupts());
		Link.Port from = Links.right(device.getId(), CALL);
		if (device.getSignalling() != Signalling.IRQFD)
			gsi(from, device.getGsi(), wanted);
		else if (device.getEventfd() != null) {
			add(device.getEventfd().getId(), Role.EVENTFD, Machines.title(device.getEventfd()),
					Texts.of("msix.eventfd.irqfd"), List.of());
			links.add(from, Links.left(device.getEventfd().getId(), ""), Link.Kind.INTERRUPT, wanted, "");
			machine.getIrqfds().stream().filter(irqfd -> irqfd.getEventfd() == device.getEventfd())
					.forEach(irqfd -> irqfd(irqfd, wanted));
		}
	}

	private void irqfd(Irqfd irqfd, boolean wanted) {
		add(irqfd.getId(), Role.IRQFD, Machines.title(irqfd), Texts.of("irqfd.caption"), List.of());
		links.add(Links.right(irqfd.getEventfd().getId(), ""), Links.left(irqfd.getId(), ""), Link.Kind.INTERRUPT,
				wanted, "");
		gsi(Links.right(irqfd.getId(), ""), irqfd.getGsi(), wanted);
	}

	private void gsi(Link.Port from, int gsi, boolean wanted) {
		if (gsi < 0)
			return;
		add(Places.gsi(gsi), Role.ROUTING, "GSI " + gsi, Texts.of("pci.line"), List.of());
		links.add(from, Links.gsi(gsi), Link.Kind.INTERRUPT, wanted, "");
	}
}
