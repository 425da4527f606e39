package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;

/** The picture of a whole machine: what each node says, and what is joined to what. Reads the model only. */
public final class MachineDiagram {
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;

	private MachineDiagram(VirtualMachine machine, Highlights highlights) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = highlights.hop().flatMap(hop -> Places.node(machine, hop));
	}

	/** The picture of a machine, with what a walk has just changed. */
	public static Diagram of(VirtualMachine machine, Highlights highlights) {
		MachineDiagram picture = new MachineDiagram(machine, highlights);
		return new Diagram(picture.nodes(), picture.links());
	}

	private List<Node> nodes() {
		List<Node> nodes = new ArrayList<>();
		DeviceNodes devices = new DeviceNodes(machine, highlights, active);
		for (Device device : machine.getDevices())
			nodes.add(devices.device(device));
		for (Eventfd eventfd : machine.getEventfds())
			nodes.add(devices.eventfd(eventfd));
		for (Irqfd irqfd : machine.getIrqfds())
			nodes.add(devices.irqfd(irqfd));
		for (int gsi : new UsedLines(machine).gsis())
			nodes.add(devices.gsi(gsi));
		if (UsedLines.hasChips(machine)) {
			ChipNodes chips = new ChipNodes(machine, highlights, active);
			nodes.add(chips.pic(1));
			nodes.add(chips.pic(0));
			nodes.add(chips.ioapic());
		}
		CpuNodes cpus = new CpuNodes(machine, highlights, active);
		for (Vcpu vcpu : machine.getVcpus()) {
			nodes.add(cpus.lapic(vcpu));
			nodes.add(cpus.vcpu(vcpu));
		}
		nodes.addAll(cpus.vectors());
		return nodes;
	}

	private List<Link> links() {
		return new MachineLinks(machine).links();
	}
}
