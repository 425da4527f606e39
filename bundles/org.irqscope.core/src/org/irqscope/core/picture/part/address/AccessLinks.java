package org.irqscope.core.picture.part.address;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.core.access.AccessWay;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.scene.Link;

/** The lines that accesses go along; those of the access that somebody asks about are in use. For one thread. */
final class AccessLinks {
	private final Optional<AccessWay> way;
	private final PageLinks links = new PageLinks();
	private final Set<String> inUse = new HashSet<>();

	AccessLinks(Optional<AccessWay> way) {
		this.way = way;
	}

	/** A line that the access takes when its way comes to a station. */
	void add(Link.Port from, Link.Port to, boolean armed, Station station) {
		add(from, to, armed, passes(station));
	}

	/** True when the access that somebody asks about comes to a station. */
	boolean passes(Station station) {
		return way.flatMap(one -> one.at(station)).isPresent();
	}

	/** A line, and whether the access takes it. */
	void add(Link.Port from, Link.Port to, boolean armed, boolean taken) {
		links.add(from, to, Link.Kind.INTERRUPT, armed, "");
		if (taken)
			inUse.add(links.all().get(links.all().size() - 1).id());
	}

	List<Link> all() {
		return links.all().stream().map(link -> inUse.contains(link.id()) ? link.with(Link.State.IN_USE) : link)
				.toList();
	}
}
