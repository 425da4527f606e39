package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.Device;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Role;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.Stage;

/**
 * The diagram of a routing table: blocks of GSIs with a row for each entry. Lines only for the GSIs that are driven.
 */
final class RoutingDiagram {
	private static final int BLOCK = 24, MOST_GSIS = 192;
	private static final String PREFIX = "gsis";
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Unfolded unfolded;
	private final Optional<String> active;
	private final Optional<Integer> lookedUp;
	private final Map<String, Node> nodes = new LinkedHashMap<>();
	private final Map<String, Link> links = new LinkedHashMap<>();

	/** Where a node stands, from left to right. */
	enum Column {
		SOURCES, TABLE, TARGETS
	}

	RoutingDiagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded, Optional<String> active) {
		this.machine = machine;
		this.lines = new UsedLines(machine);
		this.unfolded = unfolded;
		this.active = active;
		this.lookedUp = highlights.hop().map(Hop::place).filter(place -> place.kind() == KvmPlace.ROUTING)
				.map(Place::index);
	}

	static Column column(Node node) {
		int order = node.role().stage().compareTo(Stage.ROUTING);
		return order < 0 ? Column.SOURCES : order == 0 ? Column.TABLE : Column.TARGETS;
	}

	/** The node of the block that a GSI belongs to. */
	static String block(int gsi) {
		return PREFIX + gsi / BLOCK;
	}

	static boolean isBlock(String node) {
		return node.startsWith(PREFIX);
	}

	Diagram diagram() {
		Map<Integer, List<Integer>> blocks = new TreeMap<>();
		List<Integer> shown = shown();
		for (int gsi : shown)
			blocks.computeIfAbsent(gsi / BLOCK, any -> new ArrayList<>()).add(gsi);
		blocks.values().forEach(this::table);
		int folded = lines.gsis().size() - shown.size();
		if (folded > 0)
			add(Group.UNUSED.node(), Role.ROUTING, Texts.of(Group.UNUSED.key(), folded), Texts.of("group.open"));
		for (Irqfd irqfd : machine.getIrqfds())
			if (irqfd.getGsi() >= 0)
				source(irqfd.getId(), Role.IRQFD, Machines.title(irqfd), irqfd.getGsi());
		for (Device device : machine.getDevices())
			if (lines.driven().contains(device.getGsi()))
				source(device.getId(), Role.DEVICE, Machines.title(device), device.getGsi());
		if (lines.hasChips())
			for (Chip<?, ?> chip : Chips.SHARED)
				chip.drives().forEach(gsi -> chip.of(machine).forEach(
						one -> source(one.getId(), chip.role(), Machines.title(one), gsi)));
		return new Diagram(List.copyOf(nodes.values()), List.copyOf(links.values()));
	}

	/** The GSIs that are driven, and others as long as they can be read. */
	private List<Integer> shown() {
		int most = MOST_GSIS * (1 + unfolded.opened().getOrDefault(Group.UNUSED.node(), 0));
		int others = Math.max(0, most - lines.driven().size());
		List<Integer> unused = lines.gsis().stream().filter(gsi -> !lines.driven().contains(gsi)).limit(others)
				.toList();
		return lines.gsis().stream().filter(gsi -> lines.driven().contains(gsi)
				|| !unused.isEmpty() && gsi <= unused.get(unused.size() - 1)).toList();
	}

	private void table(List<Integer> gsis) {
		List<Row> rows = new ArrayList<>();
		for (int gsi : gsis)
			for (int at = 0; at < lines.entries(gsi).size(); at++)
				rows.add(row(gsi, at));
		String id = block(gsis.get(0));
		nodes.put(id, new Node(id, Role.ROUTING, Texts.of("node.gsis", gsis.get(0), gsis.get(gsis.size() - 1)),
				Texts.of("node.gsi.entries", rows.size()), rows, isActive(id)));
	}

	private Row row(int gsi, int at) {
		boolean driven = lines.driven().contains(gsi);
		Mark mark = lookedUp.filter(one -> one == gsi).isPresent() ? Mark.CHANGED : Mark.NONE;
		return new Row.Pin(rowId(gsi, at), driven ? BitState.SET : BitState.CLEAR, "GSI " + gsi,
				EntryText.of(lines.entries(gsi).get(at)), mark);
	}

	private static String rowId(int gsi, int at) {
		return Places.gsi(gsi) + "-" + at;
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	private void add(String id, Role role, String title, String caption) {
		nodes.putIfAbsent(id, new Node(id, role, title, caption, List.of(), isActive(id)));
	}

	/** What drives a GSI, and the chips that the GSI leads to. */
	private void source(String id, Role role, String title, int gsi) {
		if (nodes.values().stream().filter(node -> column(node) == Column.SOURCES)
				.count() >= Group.IRQFDS.limit(unfolded))
			return;
		add(id, role, title, "");
		link(new Link.Port(id, "", Side.RIGHT), new Link.Port(block(gsi), rowId(gsi, 0), Side.LEFT), true);
		List<RoutingEntry> entries = lines.entries(gsi);
		for (int at = 0; at < entries.size(); at++)
			for (EntryTargets.Target target : EntryTargets.of(machine, lines, entries.get(at))) {
				add(target.node(), target.role(), target.title(), "");
				link(new Link.Port(block(gsi), rowId(gsi, at), Side.RIGHT), new Link.Port(target.node(), "", Side.LEFT),
						target.armed());
			}
	}

	private void link(Link.Port from, Link.Port to, boolean armed) {
		String id = from.node() + "." + from.row() + "-" + to.node();
		links.putIfAbsent(id, new Link(id, from, to, Link.Kind.INTERRUPT,
				armed ? Link.State.ARMED : Link.State.IDLE, ""));
	}
}
