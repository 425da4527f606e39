package org.irqscope.core.picture.part.eventfd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.EntryText;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Irte;
import org.irqscope.model.Machines;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VfioIntx;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;
import org.irqscope.text.CNumber;

/** The nodes of the page of eventfds. For one thread. */
final class EventfdNodes {
	static final String CONSUMER = "consumer", IRTE = KvmFields.IRTE.name();
	private static final String NONE = "\u2013";
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;
	private final UsedLines lines;

	EventfdNodes(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
		this.lines = new UsedLines(machine);
	}

	private Node node(String id, Role role, String title, String caption, List<Row> rows) {
		return new Node(id, role, title, caption, rows, active.filter(id::equals).isPresent());
	}

	Node device(Device device) {
		String caption = PciFunctions.isFunction(device) ? Texts.of("eventfds.function", device.getPci().getSlot())
				: device instanceof VfioDevice ? Texts.of("eventfds.passthrough") : Texts.of("eventfds.writes");
		return node(device.getId(), Role.DEVICE, Machines.title(device), caption, List.of());
	}

	Node ioeventfd(IoeventfdNodes.Found found) {
		Ioeventfd ioeventfd = found.ioeventfd();
		String place = Texts.of("ioeventfd.place", found.bus().getName().replaceAll("KVM_|_BUS", ""),
				Long.toHexString(ioeventfd.getAddress()));
		String match = ioeventfd.isWildcard() ? Texts.of("ioeventfd.any")
				: CNumber.hex(ioeventfd.getDatamatch());
		return node(found.node(), Role.EVENTFD, "ioeventfd", place,
				List.of(new Row.Field("length", Texts.of("ioeventfd.length"), length(ioeventfd.getLength())),
						new Row.Field("datamatch", "datamatch", match)));
	}

	private static String length(int length) {
		return length == 0 ? Texts.of("ioeventfd.any") : Integer.toString(length);
	}

	Node eventfd(Eventfd eventfd) {
		int index = machine.getEventfds().indexOf(eventfd);
		List<Row> rows = new ArrayList<>();
		rows.add(new Row.Field("count", Texts.of("eventfd.count"), Long.toUnsignedString(eventfd.getCount()),
				highlights.mark(KvmFields.EVENTFD_COUNT, index),
				highlights.previous(KvmFields.EVENTFD_COUNT, index), "0 \u2192 1"));
		List<String> waiters = waiters(eventfd);
		for (int at = 0; at < waiters.size(); at++)
			rows.add(new Row.Field("wakes" + at, Texts.of("eventfd.wakes"), waiters.get(at)));
		if (waiters.isEmpty())
			rows.add(new Row.Field("wakes", Texts.of("eventfd.wakes"), Texts.of("eventfd.nobody")));
		return node(eventfd.getId(), Role.EVENTFD, Machines.title(eventfd), "", rows);
	}

	/** Irqfds, devices that look at their line again, and devices whose queue is kicked. */
	private List<String> waiters(Eventfd eventfd) {
		List<String> waiters = new ArrayList<>();
		for (Irqfd irqfd : machine.getIrqfds()) {
			if (irqfd.getEventfd() == eventfd)
				waiters.add(Machines.title(irqfd));
			if (irqfd.getResamplefd() == eventfd)
				waiters.add(Texts.of("eventfd.resampled", irqfd.getGsi()));
		}
		for (Device device : machine.getDevices())
			if (device instanceof VirtioDevice virtio
					&& virtio.getQueues().stream().anyMatch(queue -> queue.getKick() == eventfd))
				waiters.add(Texts.of("eventfd.kicked", Machines.title(device)));
		for (Device device : machine.getDevices())
			if (PciFunctions.isFunction(device) && device.getMsix().getEntries().stream()
					.anyMatch(entry -> entry.getInterrupt() == eventfd))
				waiters.add(Texts.of("eventfd.vmm", Machines.title(device)));
		for (Device device : machine.getDevices())
			if (device instanceof VfioDevice vfio && vfio.getIntx() != null)
				pin(vfio, eventfd).ifPresent(waiters::add);
		return waiters;
	}

	/** Of a pin that is passed through VFIO waits for the end, and by the slow path the VMM for each interrupt. */
	private static Optional<String> pin(VfioDevice device, Eventfd eventfd) {
		VfioIntx intx = device.getIntx();
		if (intx.getUnmask() == eventfd)
			return Optional.of(Texts.of("eventfd.vfio", Machines.title(device)));
		return intx.isSlow() && intx.getInterrupt() == eventfd
				? Optional.of(Texts.of("eventfd.intx", Machines.title(device)))
				: Optional.empty();
	}

	Node irqfd(Irqfd irqfd) {
		int index = machine.getIrqfds().indexOf(irqfd);
		List<RoutingEntry> entries = lines.entries(irqfd.getGsi());
		List<Row> rows = new ArrayList<>();
		rows.add(new Row.Field("gsi", "gsi", irqfd.getGsi() < 0 ? NONE : Integer.toString(irqfd.getGsi())));
		rows.add(new Row.Field(KvmFields.IRQ_ENTRY.name(), KvmFields.IRQ_ENTRY.name(),
				entries.size() == 1 && entries.get(0) instanceof MsiRoute msi ? EntryText.of(msi)
						: Texts.of("irqfd.no.entry"),
				highlights.mark(KvmFields.IRQ_ENTRY, index), "", ""));
		boolean queued = irqfd.isInjectPending();
		rows.add(Row.Pin.either("injectPending", queued ? BitState.PENDING : BitState.CLEAR, "inject",
				Texts.of(queued ? "irqfd.queued" : "irqfd.idle"), Texts.of(queued ? "irqfd.idle" : "irqfd.queued"),
				highlights.mark(KvmFields.INJECT_QUEUED, index)));
		if (irqfd.getResamplefd() != null)
			rows.add(new Row.Pin("resamplefd", BitState.LEVEL, "resamplefd", Machines.title(irqfd.getResamplefd()),
					Mark.NONE));
		rows.add(consumer(irqfd, index));
		return node(irqfd.getId(), Role.IRQFD, Machines.title(irqfd),
				Texts.of(irqfd.isUnbound() ? "msix.unbound" : "irqfd.caption"), rows);
	}

	/** The token of consumer and producer is their eventfd. */
	private Row consumer(Irqfd irqfd, int index) {
		boolean joined = isJoined(irqfd);
		return Row.Pin.either(CONSUMER, joined ? BitState.SET : BitState.CLEAR, CONSUMER,
				Texts.of(joined ? "consumer.joined" : "consumer.alone"),
				Texts.of(joined ? "consumer.alone" : "consumer.joined"),
				highlights.mark(KvmFields.IRQFD_PRODUCER, index));
	}

	boolean isJoined(Irqfd irqfd) {
		return irqfd.getConsumer() != null && irqfd.getConsumer().getProducer() != null
				|| irqfd.getEventfd() != null && machine.getBypassProducers().stream()
						.anyMatch(producer -> producer.getEventfd() == irqfd.getEventfd());
	}

	/** The vCPU whose descriptor the hardware writes. */
	Node processor(Vcpu vcpu) {
		return node(vcpu.getId(), Role.VCPU, Machines.title(vcpu), Texts.of("irte.descriptor"), List.of());
	}

	Node gsi(int gsi) {
		return node(Places.gsi(gsi), Role.ROUTING, "GSI " + gsi, Texts.of("gsi.entries", lines.entries(gsi).size()),
				List.of());
	}

	Node resampler(int gsi) {
		List<Row> rows = new ArrayList<>();
		for (Irqfd irqfd : machine.getIrqfds())
			if (irqfd.getGsi() == gsi && irqfd.getResamplefd() != null)
				rows.add(new Row.Field("notifies" + rows.size(), Texts.of("resampler.tells"),
						Machines.title(irqfd.getResamplefd())));
		return node(EventfdDiagram.resampler(gsi), Role.IRQFD, Texts.of("resampler.title", gsi),
				Texts.of("resampler.caption"), rows);
	}

	Node producer(IrqBypassProducer producer) {
		List<Row> rows = new ArrayList<>();
		rows.add(new Row.Field("hostIrq", Texts.of("producer.irq"), Integer.toString(producer.getHostIrq())));
		rows.add(new Row.Field("token", Texts.of("producer.token"),
				producer.getEventfd() == null ? NONE : Machines.title(producer.getEventfd())));
		Irte irte = producer.getIrte();
		if (irte != null) {
			rows.add(new Row.Pin(IRTE, irte.isPosted() ? BitState.SET : BitState.CLEAR, "IRTE",
					target(irte), Mark.NONE));
			rows.addAll(IrteRows.of(irte, machine.getHost().getVendor()));
		}
		return node(producer.getId(), Role.PASSTHROUGH, Machines.title(producer), Texts.of("producer.caption"), rows);
	}

	private static String target(Irte irte) {
		if (!irte.isPosted() && irte.getVector() == 0)
			return Texts.of("irte.host");
		return irte.isPosted() && irte.getVcpu() != null
				? Texts.of("irte.posted", irte.getVcpu().getVcpuId(), irte.getVector())
				: Texts.of("irte.remapped", CNumber.hex(irte.getDestination()),
						irte.getVector());
	}
}
