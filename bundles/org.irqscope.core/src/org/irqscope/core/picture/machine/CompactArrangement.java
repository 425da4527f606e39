package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import org.irqscope.core.picture.Arrangement;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Stage;

/**
 * The machine in two bands, one below the other: from the device to the routing table, and from the chips to the
 * vector. The way wraps at the end of a band like a line of text.
 */
final class CompactArrangement implements Arrangement {
	private static final String ID = MachinePage.ID + "-compact";
	private static final double COLUMN_GAP = 40;
	/** Between the bands: what lanes need, and a track for each line that wraps as far as a node has tracks. */
	private static final double BAND_GAP = BandLanes.BELOW + BandLanes.GAP + BandLanes.TITLE + 12;
	private static final int TRACKS = 8, FEW = 2;

	@Override
	public String id() {
		return ID;
	}

	@Override
	public boolean flows() {
		return true;
	}

	@Override
	public Map<String, Point> places(Diagram diagram) {
		Map<String, Point> places = new HashMap<>();
		double top = 0;
		int wrapping = wrapping(diagram);
		for (Diagram band : bands(diagram)) {
			Map<String, Point> found = MachinePlacement.place(band, columns(band), columnGap(wrapping),
					DiagramStyle.NODE_GAP);
			Rect around = band.nodes().stream()
					.map(node -> node.bounds().movedTo(found.get(node.id()).x(), found.get(node.id()).y()))
					.reduce(Rect::union).orElseThrow();
			for (Node node : band.nodes())
				places.put(node.id(), found.get(node.id()).plus(-around.x(), top - around.y()));
			top = DiagramStyle.snapUp(top + around.height() + BAND_GAP
					+ Math.min(TRACKS, wrapping) * DiagramStyle.LINE_GAP);
		}
		return places;
	}

	/** Many lines that come from the upper band need room to go down between the columns. */
	private static double columnGap(int wrapping) {
		return COLUMN_GAP + Math.max(0, Math.min(TRACKS, wrapping) - FEW) * DiagramStyle.LINE_GAP;
	}

	/** The chips stand beside each other, as one below the other would be too high; a line fits below all. */
	private static ToIntFunction<Node> columns(Diagram band) {
		boolean pair = band.nodes().stream().anyMatch(node -> node.role() == Role.PIC && !node.rows().isEmpty())
				&& band.nodes().stream().anyMatch(node -> node.role() == Role.IOAPIC && !node.rows().isEmpty());
		return node -> 2 * node.role().stage().ordinal() + (pair && node.role() == Role.IOAPIC ? 1 : 0);
	}

	/** The nodes of each band, with the links of use among them; a band without nodes is none. */
	private static List<Diagram> bands(Diagram diagram) {
		List<Diagram> bands = new ArrayList<>();
		for (boolean first : new boolean[] { true, false }) {
			List<Node> nodes = diagram.nodes().stream().filter(node -> isFirst(node) == first).toList();
			Set<String> ids = nodes.stream().map(Node::id).collect(Collectors.toSet());
			List<Link> links = diagram.links().stream()
					.filter(link -> link.state() != Link.State.IDLE && ids.contains(link.from().node())
							&& ids.contains(link.to().node()))
					.toList();
			if (!nodes.isEmpty())
				bands.add(new Diagram(nodes, links));
		}
		return bands;
	}

	private static boolean isFirst(Node node) {
		return node.role().stage().compareTo(Stage.ROUTING) <= 0;
	}

	/** From how many ports lines go from one band to the other. */
	private static int wrapping(Diagram diagram) {
		Set<Link.Port> ports = new HashSet<>();
		Map<String, Node> nodes = diagram.nodes().stream().collect(Collectors.toMap(Node::id, node -> node));
		for (Link link : diagram.links()) {
			Node from = nodes.get(link.from().node());
			Node to = nodes.get(link.to().node());
			if (from != null && to != null && isFirst(from) != isFirst(to))
				ports.add(link.from());
		}
		return ports.size();
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return BandLanes.of(nodes.stream().filter(CompactArrangement::isFirst).toList(),
				nodes.stream().filter(node -> !isFirst(node)).toList());
	}
}
