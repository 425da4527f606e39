package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.Texts;
import org.irqscope.scene.Lane;
import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Role;

/** The swim lanes of a machine's picture: user space, kernel, guest. Drawn only while the nodes keep to them. */
final class MachineLanes {
	private static final double PADDING = 24, HEADING = 40, GAP = 8;
	private static final List<List<Role>> GROUPS = List.of(
			List.of(Role.DEVICE, Role.PASSTHROUGH, Role.EVENTFD),
			List.of(Role.IRQFD, Role.ROUTING, Role.PIC, Role.IOAPIC, Role.LAPIC), List.of(Role.VCPU, Role.VECTOR));
	private static final List<String> TITLES = List.of("lane.user", "lane.kernel", "lane.guest");

	private MachineLanes() {
	}

	static List<Lane> of(List<Node> nodes) {
		if (nodes.isEmpty())
			return List.of();
		List<Rect> groups = new ArrayList<>();
		List<String> titles = new ArrayList<>();
		for (int at = 0; at < GROUPS.size(); at++) {
			List<Role> roles = GROUPS.get(at);
			Rect bounds = nodes.stream().filter(node -> roles.contains(node.role())).map(Node::bounds)
					.reduce(Rect::union).orElse(null);
			if (bounds != null) {
				groups.add(bounds);
				titles.add(Texts.of(TITLES.get(at)));
			}
		}
		for (int at = 1; at < groups.size(); at++)
			if (groups.get(at - 1).right() >= groups.get(at).x())
				return List.of();
		return lanes(groups, titles, nodes.stream().map(Node::bounds).reduce(Rect::union).orElseThrow());
	}

	private static List<Lane> lanes(List<Rect> groups, List<String> titles, Rect all) {
		List<Lane> lanes = new ArrayList<>();
		double left = groups.get(0).x() - PADDING;
		for (int at = 0; at < groups.size(); at++) {
			boolean last = at == groups.size() - 1;
			double right = last ? groups.get(at).right() + PADDING
					: (groups.get(at).right() + groups.get(at + 1).x()) / 2 - GAP / 2;
			lanes.add(new Lane(titles.get(at), new Rect(left, all.y() - HEADING, right - left,
					all.height() + HEADING + PADDING + 3 * GAP)));
			left = right + GAP;
		}
		return lanes;
	}
}
