package org.irqscope.core.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;

/** Leaves out what the interrupt that is shown does not touch. Has no state and may be used by any thread. */
public final class OnlyInterrupt {
	private OnlyInterrupt() {
	}

	/**
	 * What a walk passes, with all parts of it, and what lies between that; the whole diagram as long as no walk is
	 * shown or the walk passes nothing of it.
	 */
	public static Diagram of(Diagram diagram, Unfolded unfolded) {
		if (!unfolded.walk())
			return diagram;
		Set<String> passed = diagram.nodes().stream().map(Node::id)
				.filter(node -> unfolded.nodes().contains(node) || unfolded.nodes().contains(Places.whole(node)))
				.collect(Collectors.toSet());
		if (passed.isEmpty())
			return diagram;
		Set<String> touched = new HashSet<>(passed);
		touched.addAll(between(diagram.links(), passed));
		return new Diagram(diagram.nodes().stream().filter(node -> touched.contains(node.id())).toList(),
				diagram.links().stream().filter(
						link -> touched.contains(link.from().node()) && touched.contains(link.to().node())).toList());
	}

	/** What one passed node leads to and what leads to another one. */
	private static Set<String> between(List<Link> links, Set<String> passed) {
		List<Link> armed = links.stream()
				.filter(link -> link.kind() != Link.Kind.RETURN && link.state() == Link.State.ARMED).toList();
		Set<String> after = armed.stream().filter(link -> passed.contains(link.from().node()))
				.map(link -> link.to().node()).collect(Collectors.toSet());
		return armed.stream().filter(link -> passed.contains(link.to().node())).map(link -> link.from().node())
				.filter(after::contains).collect(Collectors.toSet());
	}
}
