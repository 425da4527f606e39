package org.irqscope.core.picture;

import java.util.Locale;

import org.irqscope.scene.theme.Role;

/** What is folded into one node where there is much of it. */
public enum Group {
	DEVICES("devices", Role.DEVICE, 6), EVENTFDS("eventfds", Role.EVENTFD, 6), IRQFDS("irqfds", Role.IRQFD, 6),
	ROUTES("routes", Role.ROUTING, 6), UNUSED("unused-routes", Role.ROUTING, 0), LAPICS("lapics", Role.LAPIC, 2),
	VCPUS("vcpus", Role.VCPU, 2), VECTORS("vectors", Role.VECTOR, 6);

	/** Fewer than this beyond the limit are not worth a group. */
	public static final int SLACK = 2;
	/** How many more are shown each time that a group is opened. */
	private static final int STEP = 32;
	private static final String PREFIX = "group-";
	private final String name;
	private final Role role;
	private final int limit;

	Group(String name, Role role, int limit) {
		this.name = name;
		this.role = role;
		this.limit = limit;
	}

	/** The id of the group's node. */
	public String node() {
		return PREFIX + name;
	}

	/** The id of the line into which what is not used of a role is collapsed; a group like the others. */
	public static String lineOf(Role role) {
		return PREFIX + "not-used-" + role.name().toLowerCase(Locale.ROOT);
	}

	/** True for the node of a group. */
	public static boolean isGroup(String node) {
		return node.startsWith(PREFIX);
	}

	public Role role() {
		return role;
	}

	/** The key of the words about so many of them. */
	public String key() {
		return "group." + name;
	}

	/** How many have nodes of their own. */
	public int limit(Unfolded unfolded) {
		Group opened = this == LAPICS ? VCPUS : this;
		return limit + STEP * unfolded.opened().getOrDefault(opened.node(), 0);
	}
}
