package org.irqscope.core.picture.part.msix;

import java.util.List;

import org.irqscope.core.chip.Links;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Link;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The way of the interrupt of a table's entry on a page: eventfds, irqfd, GSI and local APIC. For one thread. */
public final class MessageWay {
	private final VirtualMachine machine;
	private final Nodes nodes;
	private final PageLinks links;

	/** Where the nodes of a page are collected. */
	public interface Nodes {
		/** Adds a node; a second one with the same id is none. */
		void add(String id, Role role, String title, String caption, List<Row> rows);
	}

	public MessageWay(VirtualMachine machine, Nodes nodes, PageLinks links) {
		this.machine = machine;
		this.nodes = nodes;
		this.links = links;
	}

	/**
	 * Adds the way of an entry.
	 *
	 * @param from where it begins
	 * @param wanted whether anything is sent on it at all
	 */
	public void add(Device device, MsixEntry entry, Link.Port from, boolean wanted) {
		MsixState state = new MsixState(machine, device, entry);
		for (Eventfd eventfd : new Eventfd[] { entry.getEventfd(), entry.getInterrupt() })
			if (eventfd != null) {
				boolean read = eventfd == entry.getInterrupt();
				nodes.add(eventfd.getId(), Role.EVENTFD, Machines.title(eventfd),
						Texts.of(read ? "msix.eventfd.vmm" : "msix.eventfd.irqfd"), List.of());
				links.add(from, Links.left(eventfd.getId(), ""), Link.Kind.INTERRUPT,
						wanted && state.signals(eventfd), "");
			}
		state.irqfd().ifPresent(irqfd -> irqfd(state, irqfd, entry, wanted));
		if (state.isPosted())
			state.next().ifPresent(message -> target(from, message, Link.Kind.HARDWARE, wanted));
		else if (!PciFunctions.hasIrqfds(device))
			target(from, state.table(), Link.Kind.INTERRUPT,
					wanted && !state.isMasked() && device.getPci().isBusMaster());
	}

	private void irqfd(MsixState state, Irqfd irqfd, MsixEntry entry, boolean wanted) {
		boolean bound = !irqfd.isUnbound(), live = wanted && state.reachesIrqfd();
		nodes.add(irqfd.getId(), Role.IRQFD, Machines.title(irqfd), Texts.of(bound ? "irqfd.caption" : "msix.unbound"),
				List.of());
		links.add(Links.right(entry.getEventfd().getId(), ""), Links.left(irqfd.getId(), ""), Link.Kind.INTERRUPT,
				live, "");
		if (irqfd.getGsi() < 0)
			return;
		String gsi = Places.gsi(irqfd.getGsi());
		nodes.add(gsi, Role.ROUTING, "GSI " + irqfd.getGsi(), state.kernel().map(Message::text).orElse(""),
				List.of());
		links.add(Links.right(irqfd.getId(), ""), Links.gsi(irqfd.getGsi()), Link.Kind.INTERRUPT, live, "");
		state.kernel().ifPresent(message -> target(Links.right(gsi, ""), message, Link.Kind.INTERRUPT, live));
	}

	/** The local APIC that a message is for; one for a set of them has no line. */
	private void target(Link.Port from, Message message, Link.Kind kind, boolean armed) {
		machine.getVcpus().stream().filter(vcpu -> vcpu.getVcpuId() == message.destination()).findFirst()
				.ifPresent(vcpu -> {
					String id = X86Chips.lapic(vcpu).getId();
					nodes.add(id, Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()),
							Texts.of("lapic.of", vcpu.getVcpuId()), List.of());
					links.add(from, Links.left(id, ""), kind, armed, "");
				});
	}
}
