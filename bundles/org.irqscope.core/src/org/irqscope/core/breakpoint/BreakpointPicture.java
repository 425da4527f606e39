package org.irqscope.core.breakpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.irqscope.core.picture.PicturePlace;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.StopSign;

/**
 * The signs of breakpoints in the picture of a machine: at every node and row that its walk comes to when it stops
 * there. Used by the thread that owns the machine, which keeps its rows.
 */
public final class BreakpointPicture {
	private final VirtualMachine machine;
	private final Map<String, List<Where>> places = new HashMap<>();

	public BreakpointPicture(VirtualMachine machine) {
		this.machine = machine;
	}

	/** True when it is about a machine. */
	public boolean isOf(VirtualMachine other) {
		return machine == other;
	}

	/**
	 * The signs of breakpoints; of several at one place one that has stopped the walk goes first, then an enabled one.
	 *
	 * @param hit true for those that have stopped the walk
	 */
	public Function<Node, List<StopSign>> signs(List<Breakpoint> breakpoints, Predicate<Breakpoint> hit) {
		Map<Where, StopSign.Kind> known = new HashMap<>();
		for (Breakpoint breakpoint : breakpoints)
			known.merge(breakpoint.where(), kind(breakpoint, hit), (one, other) -> one.compareTo(other) < 0 ? other
					: one);
		return known.isEmpty() ? node -> List.of() : node -> signs(node, known);
	}

	private static StopSign.Kind kind(Breakpoint breakpoint, Predicate<Breakpoint> hit) {
		if (hit.test(breakpoint))
			return StopSign.Kind.HIT;
		return breakpoint.enabled() ? StopSign.Kind.ON : StopSign.Kind.OFF;
	}

	private List<StopSign> signs(Node node, Map<Where, StopSign.Kind> known) {
		List<StopSign> signs = new ArrayList<>();
		Stream.concat(Stream.of(""), NodePart.of(node).stream().map(NodePart::id))
				.forEach(part -> places(node.id(), part).stream().map(known::get).filter(kind -> kind != null)
						.max(StopSign.Kind::compareTo).ifPresent(kind -> signs.add(new StopSign(part, kind))));
		return signs;
	}

	private List<Where> places(String node, String part) {
		return places.computeIfAbsent(node + " " + part,
				key -> StopPlaces.at(new PicturePlace(machine, node, part)));
	}
}
