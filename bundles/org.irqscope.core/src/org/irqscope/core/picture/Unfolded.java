package org.irqscope.core.picture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.irqscope.core.session.Session;

/**
 * What a page shows one by one although there is so much of it that it would be folded into one node with a count.
 * Immutable, for any thread.
 *
 * @param opened how often a reader has opened a group, by the group's node
 * @param nodes nodes that are shown in any case, such as those where a walk passes
 * @param walk true when they are those where a walk passes
 * @param filter the words that a line of a long table must have to be shown; empty for all
 */
public record Unfolded(Map<String, Integer> opened, Set<String> nodes, boolean walk, String filter) {
	/** All that is much is folded. */
	public static final Unfolded NONE = new Unfolded(Map.of(), Set.of(), false);
	/** Nothing is folded, however much it is. */
	public static final Unfolded ALL = new Unfolded(
			Stream.of(Group.values()).collect(Collectors.toMap(Group::node, group -> 1_000)), Set.of(), false);
	/** Later hops than this bring nothing that has not been there, or too much to be read. */
	private static final int HOPS = 20_000;

	public Unfolded {
		opened = Map.copyOf(opened);
		nodes = Set.copyOf(nodes);
	}

	/** Without a filter. */
	public Unfolded(Map<String, Integer> opened, Set<String> nodes, boolean walk) {
		this(opened, nodes, walk, "");
	}

	/** True for the node of a group. */
	public static boolean isGroup(String node) {
		return Group.isGroup(node);
	}

	/** The same with a group opened once more: the next of its members are shown. */
	public Unfolded opening(String group) {
		Map<String, Integer> more = new HashMap<>(opened);
		more.merge(group, 1, Integer::sum);
		return new Unfolded(more, nodes, walk, filter);
	}

	/** The same with another filter. */
	public Unfolded filtered(String words) {
		return new Unfolded(opened, nodes, walk, words);
	}

	/** The same with the nodes of a page where a walk passes. */
	public Unfolded passing(Page page, Session session) {
		return passing(page, session, 0);
	}

	/** The same with the nodes of a page where a walk passes from a hop on. */
	public Unfolded passing(Page page, Session session, int first) {
		Set<String> passed = new HashSet<>(nodes);
		for (int at = first; at < Math.min(HOPS, session.walk().size()); at++)
			page.node(session.view(), session.walk().hop(at)).ifPresent(passed::add);
		return new Unfolded(opened, passed, true, filter);
	}
}
