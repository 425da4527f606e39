package org.irqscope.core.picture.part.eventfd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.chip.Links;
import org.irqscope.core.picture.Group;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.core.picture.part.msix.MsixState;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Irte;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

/** What the page of eventfds shows, from those who write on the left to those who are woken on the right. */
final class EventfdDiagram {
	private static final int MORE = 10;
	private final VirtualMachine machine;
	private final EventfdNodes making;
	private final Unfolded unfolded;
	private final Map<String, Node> nodes = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();

	EventfdDiagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded, Optional<String> active) {
		this.machine = machine;
		this.unfolded = unfolded;
		this.making = new EventfdNodes(machine, highlights, active);
	}

	Diagram diagram() {
		Set<Eventfd> shown = shown();
		for (Eventfd eventfd : shown) {
			writers(eventfd);
			add(making.eventfd(eventfd));
			for (Irqfd irqfd : machine.getIrqfds())
				if (irqfd.getEventfd() == eventfd)
					irqfd(irqfd);
		}
		for (Irqfd irqfd : machine.getIrqfds())
			if (irqfd.getEventfd() == null)
				irqfd(irqfd);
		for (IrqBypassProducer producer : machine.getBypassProducers())
			producer(producer);
		int folded = machine.getEventfds().size() - shown.size();
		if (folded > 0)
			add(new Node(Group.EVENTFDS.node(), Role.EVENTFD, Texts.of("eventfds.more", folded),
					Texts.of("group.open"), List.of(), false));
		links.keep(nodes.keySet());
		return new Diagram(List.copyOf(nodes.values()), links.all());
	}

	/** Where a walk passes comes first, then the order of the document. */
	private Set<Eventfd> shown() {
		int all = machine.getEventfds().size(), limit = MORE + Group.EVENTFDS.limit(unfolded);
		// A group of one would take the room of that one.
		int most = all == limit + 1 ? all : limit;
		Set<Eventfd> shown = new LinkedHashSet<>();
		for (Irqfd irqfd : machine.getIrqfds())
			if (unfolded.nodes().contains(irqfd.getId()) && irqfd.getEventfd() != null)
				shown.add(irqfd.getEventfd());
		machine.getEventfds().stream().filter(eventfd -> unfolded.nodes().contains(eventfd.getId()))
				.forEach(shown::add);
		machine.getEventfds().stream().limit(most).filter(eventfd -> shown.size() < most).forEach(shown::add);
		List<Eventfd> ordered = new ArrayList<>(machine.getEventfds());
		ordered.retainAll(shown);
		return new LinkedHashSet<>(ordered);
	}

	private void add(Node node) {
		nodes.putIfAbsent(node.id(), node);
	}

	private void writers(Eventfd eventfd) {
		for (Device device : machine.getDevices())
			if (device.getSignalling() == Signalling.IRQFD && device.getEventfd() == eventfd) {
				add(making.device(device));
				links.interrupt(Links.right(device.getId(), ""), Links.left(eventfd.getId(), ""));
			}
		machine.getDevices().stream().filter(PciFunctions::isFunction).forEach(device -> entries(device, eventfd));
		for (IoeventfdNodes.Found found : IoeventfdNodes.of(machine))
			if (found.ioeventfd().getEventfd() == eventfd) {
				add(making.ioeventfd(found));
				links.interrupt(Links.right(found.node(), ""), Links.left(eventfd.getId(), ""));
			}
	}

	/** A vector of a PCI function has an eventfd for its irqfd, and may have one for the time that it is masked. */
	private void entries(Device device, Eventfd eventfd) {
		for (MsixEntry entry : device.getMsix().getEntries())
			if (entry.getEventfd() == eventfd || entry.getInterrupt() == eventfd) {
				add(making.device(device));
				links.add(Links.right(device.getId(), ""), Links.left(eventfd.getId(), ""), Link.Kind.INTERRUPT,
						new MsixState(machine, device, entry).signals(eventfd), "");
			}
	}

	private void irqfd(Irqfd irqfd) {
		boolean bound = isLive(irqfd);
		add(making.irqfd(irqfd));
		if (irqfd.getEventfd() != null)
			links.add(Links.right(irqfd.getEventfd().getId(), ""), Links.left(irqfd.getId(), ""),
					Link.Kind.INTERRUPT, bound, "");
		if (irqfd.getGsi() >= 0) {
			add(making.gsi(irqfd.getGsi()));
			links.add(Links.right(irqfd.getId(), "gsi"), Links.gsi(irqfd.getGsi()), Link.Kind.INTERRUPT, bound, "");
		}
		if (irqfd.getResamplefd() != null)
			resampler(irqfd);
	}

	/** All irqfds of a GSI that resample share one, which tells them all. */
	private void resampler(Irqfd irqfd) {
		Node resampler = making.resampler(irqfd.getGsi());
		add(resampler);
		links.add(Links.right(irqfd.getId(), "resamplefd"), Links.left(resampler.id(), ""), Link.Kind.INTERRUPT, true,
				"");
		links.add(new Link.Port(resampler.id(), "", Side.BOTTOM),
				new Link.Port(irqfd.getResamplefd().getId(), "", Side.BOTTOM), Link.Kind.RETURN, true,
				Texts.of("irqfd.resample"));
	}

	private void producer(IrqBypassProducer producer) {
		add(making.producer(producer));
		posting(producer);
		for (Irqfd irqfd : machine.getIrqfds())
			if (irqfd.getEventfd() != null
					&& (irqfd.getEventfd() == producer.getEventfd() || belongs(producer, irqfd)))
				links.add(new Link.Port(producer.getId(), "", Side.LEFT),
						new Link.Port(irqfd.getId(), EventfdNodes.CONSUMER, Side.RIGHT), Link.Kind.HARDWARE,
						making.isJoined(irqfd), "");
	}

	/** False for one that nobody signals now, or that has been taken away. */
	private boolean isLive(Irqfd irqfd) {
		return !irqfd.isUnbound() && machine.getDevices().stream().filter(PciFunctions::isFunction)
				.flatMap(device -> device.getMsix().getEntries().stream()
						.filter(entry -> entry.getEventfd() != null && entry.getEventfd() == irqfd.getEventfd())
						.map(entry -> new MsixState(machine, device, entry)))
				.allMatch(MsixState::reachesIrqfd);
	}

	/** The irqfd that an entry has, from whose eventfd the host's interrupt is turned away while it is masked. */
	private boolean belongs(IrqBypassProducer producer, Irqfd irqfd) {
		return machine.getDevices().stream().filter(PciFunctions::isFunction)
				.flatMap(device -> device.getMsix().getEntries().stream())
				.anyMatch(entry -> entry.getEventfd() == irqfd.getEventfd()
						&& entry.getHostIrq() == producer.getHostIrq());
	}

	/** The hardware writes into the descriptor of a vCPU. */
	private void posting(IrqBypassProducer producer) {
		Irte irte = producer.getIrte();
		if (irte == null || irte.getVcpu() == null)
			return;
		add(making.processor(irte.getVcpu()));
		links.add(Links.right(producer.getId(), EventfdNodes.IRTE), Links.left(irte.getVcpu().getId(), ""),
				Link.Kind.HARDWARE, irte.isPosted(), "");
	}

	/** The node of what resamples a GSI. */
	static String resampler(int gsi) {
		return Places.part(Places.gsi(gsi), "resampler");
	}
}
