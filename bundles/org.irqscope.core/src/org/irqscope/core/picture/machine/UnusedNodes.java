package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.Texts;
import org.irqscope.core.picture.Group;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/**
 * Collapses chips and vCPUs that no interrupt can reach now into one line for each sort, which a reader can open, and
 * leaves out a timer that stands still, which the page of its bus shows. What a walk passes is used. For one thread.
 */
final class UnusedNodes {
	private static final Set<Role> COLLAPSIBLE = Set.of(Role.PIT, Role.PIC, Role.IOAPIC, Role.LAPIC,
			Role.VCPU);
	private static final Set<Role> OF_VCPU = Set.of(Role.LAPIC, Role.VCPU);
	private final Diagram diagram;
	private final Unfolded unfolded;
	private final Set<String> placed;
	private final Set<String> used = new HashSet<>();
	private final Map<Role, List<Node>> unused = new EnumMap<>(Role.class);
	private final Map<String, String> lines = new HashMap<>();
	/** The one of a pair that is used, and says of the other that it is not. */
	private final Optional<Node> pair;

	/** @param placed nodes that somebody has put somewhere, which are shown */
	UnusedNodes(Diagram diagram, Unfolded unfolded, Set<String> placed) {
		this.placed = placed;
		this.diagram = diagram;
		this.unfolded = unfolded;
		for (Node node : diagram.nodes())
			if (!COLLAPSIBLE.contains(node.role()) || node.active() || isWanted(node)
					|| ticks(node))
				used.add(node.id());
		reach();
		if (diagram.nodes().stream().noneMatch(node -> node.role() == Role.LAPIC && used.contains(node.id())))
			diagram.nodes().stream().filter(node -> node.role() == Role.LAPIC).findFirst()
					.ifPresent(first -> used.add(first.id()));
		reach();
		for (Node node : diagram.nodes())
			if (!used.contains(node.id())) {
				unused.computeIfAbsent(node.role(), role -> new ArrayList<>()).add(node);
				lines.put(node.id(), line(node.role()));
			}
		pair = diagram.nodes().stream().filter(node -> node.role() == Role.PIC && used.contains(node.id()))
				.filter(node -> unused.containsKey(Role.PIC)).findFirst();
		pair.ifPresent(node -> unused.get(Role.PIC).forEach(other -> lines.put(other.id(), node.id())));
	}

	/** A timer that stands still brings nothing on its way. */
	private boolean ticks(Node node) {
		return node.role() == Role.PIT && diagram.links().stream()
				.anyMatch(link -> link.from().node().equals(node.id()) && link.state() != Link.State.IDLE);
	}

	private boolean isWanted(Node node) {
		return Group.isGroup(node.id()) || unfolded.nodes().contains(node.id())
				|| placed.contains(node.id()) || unfolded.opened().containsKey(line(node.role()))
				|| OF_VCPU.contains(node.role()) && unfolded.opened().containsKey(Group.VCPUS.node());
	}

	/** Follows what would carry an interrupt now. */
	private void reach() {
		boolean more = true;
		while (more) {
			more = false;
			for (Link link : diagram.links())
				if (link.kind() != Link.Kind.RETURN && link.state() != Link.State.IDLE
						&& used.contains(link.from().node()))
					more |= used.add(link.to().node());
		}
	}

	/** The id of the line of all unused nodes of a role. */
	private static String line(Role role) {
		return Group.lineOf(role);
	}

	/** The diagram with its unused nodes in lines. */
	Diagram collapsed() {
		Map<String, Node> nodes = new LinkedHashMap<>();
		for (Node node : diagram.nodes())
			if (pair.filter(node::equals).isPresent())
				nodes.put(node.id(), withOther(node));
			else if (!lines.containsKey(node.id()))
				nodes.put(node.id(), node);
			else if (node.role() != Role.PIT && pair.filter(one -> one.role() == node.role()).isEmpty())
				nodes.putIfAbsent(lines.get(node.id()), line(node.role(), unused.get(node.role())));
		Map<String, Link> links = new LinkedHashMap<>();
		for (Link link : diagram.links()) {
			Link joined = joined(link);
			if (!joined.from().node().equals(joined.to().node()) && nodes.containsKey(joined.from().node()))
				links.putIfAbsent(joined.id(), joined);
		}
		return new Diagram(List.copyOf(nodes.values()), List.copyOf(links.values()));
	}

	private Node withOther(Node node) {
		List<Row> rows = new ArrayList<>(node.rows());
		for (Node other : unused.get(node.role()))
			rows.add(new Row.Field("", other.title(), Texts.of("unused.other")));
		return new Node(node.id(), node.role(), node.title(), node.caption(), rows, node.active(), node.bounds(),
				node.signs());
	}

	private static Node line(Role role, List<Node> nodes) {
		String title = nodes.size() == 1 ? Texts.of("unused.one", nodes.get(0).title())
				: Texts.of("unused." + role.name().toLowerCase(Locale.ROOT), nodes.size());
		return new Node(line(role), role, title, "", List.of(), false);
	}

	private Link joined(Link link) {
		Link.Port from = joined(link.from());
		Link.Port to = joined(link.to());
		if (from.equals(link.from()) && to.equals(link.to()))
			return link;
		String id = from.node() + "." + from.row() + "-" + to.node() + "." + to.row();
		return new Link(id, from, to, link.kind(), link.state(), "");
	}

	private Link.Port joined(Link.Port port) {
		return lines.containsKey(port.node()) ? new Link.Port(lines.get(port.node()), "", port.side()) : port;
	}
}
