package org.irqscope.core.picture.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** A page of PCI functions on the left, and the ways of their interrupts to local APICs. For one thread. */
public final class FunctionDiagram {
	private final VirtualMachine machine;
	private final Optional<String> active;
	private final Map<String, Node> nodes = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();

	/** @param active the node that a walk stands in */
	public FunctionDiagram(VirtualMachine machine, Optional<String> active) {
		this.machine = machine;
		this.active = active;
	}

	/** A function with the VMM that has it. */
	public void function(Device device, String captionKey, Object more, List<Row> rows) {
		Role role = device instanceof VfioDevice ? Role.PASSTHROUGH : Role.DEVICE;
		String vmm = Texts.of("msix.vmm." + device.getPci().getVmm().getName().toLowerCase(Locale.ROOT));
		add(device.getId(), role, Machines.title(device), Texts.of(captionKey, vmm, device.getPci().getSlot(), more),
				rows);
	}

	/** A node, unless it is there. */
	public void add(String id, Role role, String title, String caption, List<Row> rows) {
		nodes.putIfAbsent(id, new Node(id, role, title, caption, rows, active.filter(id::equals).isPresent()));
	}

	/** The lines, to which others add theirs. */
	public PageLinks links() {
		return links;
	}

	/** A line on which interrupts go. */
	public void link(Link.Port from, Link.Port to, boolean armed) {
		links.add(from, to, Link.Kind.INTERRUPT, armed, "");
	}

	/** The line to the local APIC that a message is for; one for a set of them has no line. */
	public void message(Link.Port from, int destination, Link.Kind kind, boolean armed) {
		machine.getVcpus().stream().filter(vcpu -> vcpu.getVcpuId() == destination).findFirst().ifPresent(vcpu -> {
			String id = X86Chips.lapic(vcpu).getId();
			add(id, Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()), Texts.of("lapic.of", vcpu.getVcpuId()),
					List.of());
			links.add(from, Links.left(id, ""), kind, armed, "");
		});
	}

	/** What has been added; lines to what is not there are left out. */
	public Diagram made() {
		links.keep(nodes.keySet());
		return new Diagram(List.copyOf(nodes.values()), links.all());
	}
}
