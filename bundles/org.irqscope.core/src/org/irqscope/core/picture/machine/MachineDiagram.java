package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;

/** The diagram of a whole machine: what each node says, and what is joined to what. Reads the model only. */
final class MachineDiagram {
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final UsedLines lines;
	private final Folding folding;
	private final Optional<String> active;
	private final ChipPicture chips;

	MachineDiagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded) {
		this.machine = machine;
		this.highlights = highlights;
		this.lines = new UsedLines(machine);
		this.folding = new Folding(machine, lines, unfolded);
		this.active = highlights.hop().flatMap(hop -> Places.node(machine, hop)).map(folding::node);
		this.chips = new ChipPicture(machine, lines, highlights, active);
	}

	/** The diagram; its nodes have neither size nor place. */
	Diagram diagram() {
		VectorPaths vectors = new VectorPaths(machine, lines, folding);
		List<Node> nodes = new ArrayList<>();
		devices(nodes);
		chips(nodes);
		CpuNodes cpus = new CpuNodes(machine, highlights, active);
		for (Vcpu vcpu : folding.shown(machine.getVcpus())) {
			for (Chip<?, ?> chip : Chips.OF_VCPU)
				nodes.addAll(chip.nodes(chips, vcpu));
			nodes.add(cpus.vcpu(vcpu));
		}
		nodes.addAll(cpus.vectors(vectors.shown()));
		nodes.addAll(new GroupNodes(machine, lines, folding, active).nodes());
		return new Diagram(nodes, new MachineLinks(chips, folding).links(vectors.vectors()));
	}

	private void devices(List<Node> nodes) {
		DeviceNodes devices = new DeviceNodes(machine, lines, highlights, active);
		for (Device device : folding.shown(machine.getDevices()))
			nodes.add(devices.device(device));
		for (Eventfd eventfd : folding.shown(machine.getEventfds()))
			nodes.add(devices.eventfd(eventfd));
		for (Irqfd irqfd : folding.shown(machine.getIrqfds()))
			nodes.add(devices.irqfd(irqfd));
		for (int gsi : folding.gsis())
			nodes.add(devices.gsi(gsi));
		StimulusNode.of(machine).ifPresent(nodes::add);
	}

	private void chips(List<Node> nodes) {
		if (lines.showsChips())
			for (Chip<?, ?> chip : Chips.SHARED)
				nodes.addAll(chip.nodes(chips));
	}
}
