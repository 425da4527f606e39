package org.irqscope.core.picture.part;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.irqscope.core.chip.Links;
import org.irqscope.scene.Link;

/** The lines of a page as they are found; a second one between the same ports is none. For one thread. */
public final class PageLinks implements Links {
	private final Map<String, Link> links = new LinkedHashMap<>();

	@Override
	public void add(Link.Port start, Link.Port end, Link.Kind kind, boolean armed, String label) {
		String id = start.node() + "." + start.row() + "-" + end.node() + "." + end.row();
		links.putIfAbsent(id,
				new Link(id, start, end, kind, armed ? Link.State.ARMED : Link.State.IDLE, label));
	}

	/** Forgets the lines from or to nodes that are not there. */
	public void keep(Set<String> nodes) {
		links.values().removeIf(link -> !nodes.contains(link.from().node()) || !nodes.contains(link.to().node()));
	}

	/** All lines. */
	public List<Link> all() {
		return List.copyOf(links.values());
	}
}
