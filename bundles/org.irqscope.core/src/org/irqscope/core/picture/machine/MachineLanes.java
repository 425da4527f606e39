package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Lane;
import org.irqscope.scene.theme.Stage;

/**
 * The swim lanes of a machine's picture: user space, kernel, guest. A node that stands elsewhere changes none of them.
 */
final class MachineLanes {
	private static final double PADDING = 24, HEADING = 40, GAP = 8, NARROWEST = 96;

	private MachineLanes() {
	}

	/** The lanes of nodes that stand in one row. */
	static List<Lane> of(List<Node> nodes) {
		return nodes.isEmpty() ? List.of()
				: of(nodes, around(nodes.stream().map(Node::bounds).toList()), HEADING, PADDING + 3 * GAP);
	}

	/**
	 * The lanes of a row of nodes.
	 *
	 * @param all the ground that the nodes stand on
	 * @param above how far lanes reach above it, for their titles
	 * @param below how far lanes reach below it
	 */
	static List<Lane> of(List<Node> nodes, Rect all, double above, double below) {
		Rect ground = new Rect(all.x(), all.y() - above, all.width(), all.height() + above + below);
		List<List<Rect>> groups = new ArrayList<>();
		List<Stage.Area> areas = new ArrayList<>();
		for (Stage.Area area : Stage.Area.values()) {
			List<Rect> group = nodes.stream().filter(node -> node.role().stage().area() == area).map(Node::bounds)
					.toList();
			if (!group.isEmpty()) {
				groups.add(group);
				areas.add(area);
			}
		}
		return lanes(groups, areas, ground);
	}

	static Rect around(List<Rect> rects) {
		return rects.stream().reduce(Rect::union).orElseThrow();
	}

	private static List<Lane> lanes(List<List<Rect>> groups, List<Stage.Area> areas, Rect all) {
		List<Lane> lanes = new ArrayList<>();
		double left = all.x() - PADDING;
		for (int at = 0; at < groups.size(); at++) {
			double right = at == groups.size() - 1 ? all.right() + PADDING
					: Math.max(left + NARROWEST, border(groups.get(at), groups.get(at + 1)) - GAP / 2);
			double width = Math.max(NARROWEST, right - left);
			lanes.add(lane(areas.get(at), new Rect(left, all.y(), width, all.height())));
			left = right + GAP;
		}
		return lanes;
	}

	/** The kernel has the ground of the picture, in whatever band it stands; what is around it is tinted. */
	private static Lane lane(Stage.Area area, Rect bounds) {
		return new Lane(Texts.of("lane." + area.name().toLowerCase(Locale.ROOT)), bounds,
				area != Stage.Area.KERNEL);
	}

	/**
	 * Where the fewest nodes cross over from one group to its neighbour, in the middle of the room that is left there.
	 */
	private static double border(List<Rect> before, List<Rect> after) {
		double best = around(before).right();
		long fewest = Long.MAX_VALUE;
		for (Rect candidate : before) {
			long across = across(before, after, candidate.right());
			if (across < fewest || across == fewest && candidate.right() > best) {
				fewest = across;
				best = candidate.right();
			}
		}
		double from = best;
		double to = after.stream().mapToDouble(Rect::x).filter(x -> x >= from).min().orElse(from + GAP);
		return (from + to) / 2;
	}

	private static long across(List<Rect> before, List<Rect> after, double x) {
		return before.stream().filter(rect -> rect.right() > x).count()
				+ after.stream().filter(rect -> rect.x() < x).count();
	}
}
