package org.irqscope.core.picture.part.msix;

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
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** What the page of MSI-X tables shows: tables on the left, and the way of each entry's interrupt. For one thread. */
final class MsixDiagram {
	private static final int MOST = 16;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;
	private final Map<String, Node> nodes = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();

	MsixDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
	}

	Diagram diagram() {
		machine.getDevices().stream().filter(PciFunctions::isFunction).forEach(this::function);
		links.keep(nodes.keySet());
		return new Diagram(List.copyOf(nodes.values()), links.all());
	}

	private void add(String id, Role role, String title, String caption, List<Row> rows) {
		nodes.putIfAbsent(id, new Node(id, role, title, caption, rows, active.filter(id::equals).isPresent()));
	}

	private void function(Device device) {
		Role role = device instanceof VfioDevice ? Role.PASSTHROUGH : Role.DEVICE;
		String vmm = Texts.of("msix.vmm." + device.getPci().getVmm().getName().toLowerCase(Locale.ROOT));
		add(device.getId(), role, Machines.title(device), Texts.of("msix.caption", vmm, device.getPci().getSlot(),
				Long.toHexString(device.getPci().getTableAddress())),
				new MsixRows(machine, device, highlights).rows());
		device.getMsix().getEntries().stream().limit(MOST).forEach(entry -> way(device, entry));
	}

	private void way(Device device, MsixEntry entry) {
		MsixState state = new MsixState(machine, device, entry);
		Link.Port row = Links.right(device.getId(), MsixRows.row(entry));
		for (Eventfd eventfd : new Eventfd[] { entry.getEventfd(), entry.getInterrupt() })
			if (eventfd != null) {
				boolean read = eventfd == entry.getInterrupt();
				add(eventfd.getId(), Role.EVENTFD, Machines.title(eventfd),
						Texts.of(read ? "msix.eventfd.vmm" : "msix.eventfd.irqfd"), List.of());
				links.add(row, Links.left(eventfd.getId(), ""), Link.Kind.INTERRUPT, state.signals(eventfd), "");
			}
		state.irqfd().ifPresent(irqfd -> irqfd(state, irqfd, entry));
		if (state.isPosted())
			state.next().ifPresent(message -> target(row, message, Link.Kind.HARDWARE, true));
		else if (!PciFunctions.hasIrqfds(device))
			target(row, state.table(), Link.Kind.INTERRUPT, !state.isMasked() && device.getPci().isBusMaster());
	}

	private void irqfd(MsixState state, Irqfd irqfd, MsixEntry entry) {
		boolean bound = !irqfd.isUnbound();
		add(irqfd.getId(), Role.IRQFD, Machines.title(irqfd), Texts.of(bound ? "irqfd.caption" : "msix.unbound"),
				List.of());
		links.add(Links.right(entry.getEventfd().getId(), ""), Links.left(irqfd.getId(), ""), Link.Kind.INTERRUPT,
				state.reachesIrqfd(), "");
		if (irqfd.getGsi() < 0)
			return;
		String gsi = Places.gsi(irqfd.getGsi());
		add(gsi, Role.ROUTING, "GSI " + irqfd.getGsi(), state.kernel().map(Message::text).orElse(""), List.of());
		links.add(Links.right(irqfd.getId(), ""), Links.gsi(irqfd.getGsi()), Link.Kind.INTERRUPT,
				state.reachesIrqfd(), "");
		state.kernel().ifPresent(
				message -> target(Links.right(gsi, ""), message, Link.Kind.INTERRUPT, state.reachesIrqfd()));
	}

	/** The local APIC that a message is for; one for a set of them has no line. */
	private void target(Link.Port from, Message message, Link.Kind kind, boolean armed) {
		machine.getVcpus().stream().filter(vcpu -> vcpu.getVcpuId() == message.destination()).findFirst()
				.ifPresent(vcpu -> {
					String id = X86Chips.lapic(vcpu).getId();
					add(id, Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()),
							Texts.of("lapic.of", vcpu.getVcpuId()), List.of());
					links.add(from, Links.left(id, ""), kind, armed, "");
				});
	}
}
