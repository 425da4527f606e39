package org.irqscope.core.picture.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.Drivers;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Stage;

/** What the page of the routing table shows: drivers, the table in blocks, chip[][], and the local APICs. */
final class RoutingDiagram {
	private static final int BLOCK = 32, MOST_DRIVERS = 8, MOST_CPUS = 8;
	private static final String PREFIX = "gsis";
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Optional<String> active;
	private final Optional<Integer> lookedUp;
	private final RouteSelection selection;
	private final boolean filtered;
	private final boolean sampled;
	private final Map<String, Node> nodes = new LinkedHashMap<>();
	private final Map<String, Node> lapics = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();

	/** Where a node stands, from left to right. */
	enum Column {
		SOURCES, TABLE, TARGETS
	}

	RoutingDiagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded, Optional<String> active) {
		this.machine = machine;
		this.lines = new UsedLines(machine);
		this.active = active;
		this.sampled = highlights.isSampled();
		this.filtered = !unfolded.filter().isBlank();
		this.selection = new RouteSelection(machine, lines, unfolded, sampled);
		this.lookedUp = highlights.hop().map(Hop::place).filter(place -> place.kind() == KvmPlace.ROUTING)
				.map(Place::index);
	}

	static Column column(Node node) {
		int order = node.role().stage().compareTo(Stage.ROUTING);
		return order < 0 ? Column.SOURCES : order == 0 ? Column.TABLE : Column.TARGETS;
	}

	/** The node of the block that has the rows of a GSI. */
	static String block(int gsi) {
		return PREFIX + gsi / BLOCK;
	}

	static boolean isBlock(String node) {
		return node.startsWith(PREFIX);
	}

	Diagram diagram() {
		List<RouteLine> shown = selection.shown();
		List<Row> rows = shown.isEmpty() ? List.of() : new RouteTable(machine, shown, lookedUp, sampled).rows();
		if (shown.isEmpty())
			block(block(0), Texts.of("routing.title"), List.of());
		for (int first = 0, next; first < shown.size(); first = next) {
			next = end(shown, first);
			List<Row> block = new ArrayList<>(List.of(rows.get(0)));
			block.addAll(rows.subList(first + 1, next + 1));
			block(block(shown.get(first).gsi()), title(shown, first, next), block);
		}
		selection.runs().forEach((number, entries) -> {
			Node run = new RunNode(number, entries).node();
			nodes.put(run.id(), run);
		});
		ChipPins chips = new ChipPins(machine, lines, active);
		chips.nodes().forEach(node -> nodes.put(node.id(), node));
		sources(shown);
		nodes.putAll(lapics);
		links.keep(nodes.keySet());
		return new Diagram(List.copyOf(nodes.values()), links.all());
	}

	/** Behind the last entry of the block that begins with an entry. */
	private static int end(List<RouteLine> shown, int first) {
		int end = first;
		while (end < shown.size() && block(shown.get(end).gsi()).equals(block(shown.get(first).gsi())))
			end++;
		return end;
	}

	private void block(String id, String title, List<Row> rows) {
		String caption = nodes.isEmpty() ? caption() : "";
		nodes.put(id, new Node(id, Role.ROUTING, title, caption, rows, active.filter(id::equals).isPresent()));
	}

	private static String title(List<RouteLine> shown, int first, int end) {
		return first == 0 && end == shown.size() ? Texts.of("routing.title")
				: Texts.of("routing.gsis", shown.get(first).gsi(), shown.get(end - 1).gsi());
	}

	private String caption() {
		int all = machine.getIrqRouting().getEntries().size();
		if (all == 0)
			return Texts.of("routing.empty");
		if (filtered)
			return selection.found() == 0 ? Texts.of("routing.nothing", all)
					: Texts.of("routing.found", selection.shown().size(), selection.found(), all);
		return Texts.of("routing.caption", all, lines.gsis().size());
	}

	/** Lines for the first that are driven, and for the GSI that the hop looks up. */
	private void sources(List<RouteLine> shown) {
		Drivers drivers = new Drivers(machine, lines);
		Map<String, Node> sources = new LinkedHashMap<>();
		for (RouteLine line : shown) {
			if (!lines.isDriven(line.gsi()))
				continue;
			boolean first = line.at() == 0;
			boolean looked = lookedUp.filter(gsi -> gsi == line.gsi()).isPresent();
			if (sources.size() >= MOST_DRIVERS && !looked)
				continue;
			String block = block(line.gsi());
			if (first)
				for (Drivers.Driver driver : drivers.of(line.gsi())) {
					String id = driver.element().getId();
					sources.putIfAbsent(id, driver.node(active.filter(id::equals).isPresent()));
					links.interrupt(Links.right(id, ""), Links.left(block, line.row()));
				}
			targets(block, line);
		}
		nodes.putAll(sources);
	}

	private void targets(String block, RouteLine line) {
		RoutingEntry entry = line.entry();
		boolean open = !sampled || line.way().obstruction().isEmpty();
		if (entry instanceof IrqchipRoute route && lines.hasChips())
			links.add(Links.right(block, line.row()), Links.left(ChipPins.node(machine, route.getIrqchip()),
					ChipPins.row(route.getPin())), Link.Kind.INTERRUPT, open, "");
		else if (entry instanceof MsiRoute)
			for (Vcpu vcpu : line.way().vcpus())
				lapic(vcpu).ifPresent(lapic -> links.add(Links.right(block, line.row()), Links.left(lapic, ""),
						Link.Kind.INTERRUPT, open, ""));
	}

	private Optional<String> lapic(Vcpu vcpu) {
		String id = X86Chips.lapic(vcpu).getId();
		if (lapics.size() >= MOST_CPUS && !lapics.containsKey(id))
			return Optional.empty();
		lapics.putIfAbsent(id, new Node(id, Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()),
				Texts.of("lapic.of", vcpu.getVcpuId()), List.of(), active.filter(id::equals).isPresent()));
		return Optional.of(id);
	}
}
