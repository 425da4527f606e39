package org.irqscope.core.picture.part.pic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.Drivers;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.KpicState;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

/** What the page of the PICs shows: drivers, slave and master with the cascade, and who takes their output. */
final class PicDiagram {
	private static final int CASCADE = 2, MOST_DRIVERS = 8;
	private static final String OUTPUT = "output";
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;
	private final UsedLines lines;
	private final Drivers sources;
	private final List<KpicState> pics;
	private final Map<String, Node> ends = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();

	PicDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
		this.lines = new UsedLines(machine);
		this.sources = new Drivers(machine, lines);
		this.pics = X86Chips.pics(machine);
	}

	Diagram diagram() {
		for (int gsi : lines.driven())
			for (RoutingEntry entry : lines.entries(gsi))
				if (entry instanceof IrqchipRoute route && route.getIrqchip() != Irqchip.IOAPIC)
					drivers(route);
		List<Node> nodes = new ArrayList<>();
		for (int chip = pics.size() - 1; chip >= 0; chip--)
			nodes.addAll(chip(chip, pics.get(chip)));
		output();
		nodes.addAll(0, ends.values());
		return new Diagram(nodes, links.all());
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	private void drivers(IrqchipRoute route) {
		KpicState pic = pics.get(route.getIrqchip().getValue());
		boolean armed = (pic.getImr() >> route.getPin() & 1) == 0;
		for (Drivers.Driver driver : sources.of(route.getGsi())) {
			String id = driver.element().getId();
			if (ends.size() >= MOST_DRIVERS && !ends.containsKey(id))
				return;
			ends.putIfAbsent(id, driver.node(isActive(id)));
			links.add(Links.right(id, ""), Links.left(pic.getId(), LineTable.row(route.getPin())),
					Link.Kind.INTERRUPT, armed, "");
		}
	}

	private List<Node> chip(int chip, KpicState pic) {
		String title = PicPage.title(chip);
		List<Row> rows = new ArrayList<>(new LineTable(chip, pic, highlights).rows());
		if (chip == 0) {
			BitState state = pic.isOutput() ? BitState.SET : BitState.CLEAR;
			rows.add(Row.Pin.either(OUTPUT, state, "INTR", level(pic.isOutput()), level(!pic.isOutput()),
					highlights.mark(PicFields.OUTPUT, 0)));
		}
		String base = Texts.of("pic.base", Vectors.name(pic.getIrqBase()));
		int lowest = pic.getPriorityAdd() - 1 & 7;
		return List.of(new Node(pic.getId(), Role.PIC, title, base, rows, isActive(pic.getId())),
				new Node(Places.part(pic.getId(), PicPage.WHEEL), Role.PIC, title, Texts.of("pic.lowest", lowest),
						List.of(new Wheel(chip, pic, highlights).row()), false),
				new Node(Places.part(pic.getId(), PicPage.STATE), Role.PIC, title, Texts.of("pic.modes"),
						new PicModes(chip, pic, highlights).rows(), false));
	}

	static String level(boolean high) {
		return Texts.of(high ? "rte.high" : "rte.low");
	}

	/** The slave's output is the master's input 2; the master's goes to the local APICs that take it. */
	private void output() {
		KpicState master = pics.get(0);
		links.add(new Link.Port(pics.get(1).getId(), "", Side.BOTTOM), new Link.Port(master.getId(), "", Side.TOP),
				Link.Kind.INTERRUPT, (master.getImr() >> CASCADE & 1) == 0, "");
		for (Vcpu vcpu : lines.destinations().ofPic()) {
			String id = X86Chips.lapic(vcpu).getId();
			ends.putIfAbsent(id, new Node(id, Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()),
					Texts.of("pic.extint"), List.of(), isActive(id)));
			links.interrupt(Links.right(master.getId(), OUTPUT), Links.left(id, ""));
		}
	}
}
