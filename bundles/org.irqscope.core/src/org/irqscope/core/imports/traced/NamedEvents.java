package org.irqscope.core.imports.traced;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.irqscope.trace.recorded.TraceEvent;

/** The events of kvm in all traces by their names, each list in the order of the traces. For one thread. */
public final class NamedEvents {
	private static final String KVM = "kvm_";
	private final Map<String, Group> groups = new LinkedHashMap<>();

	/**
	 * The events with one name.
	 *
	 * @param begin how many events stand before the first of them
	 */
	private record Group(int begin, List<TraceEvent> events) {
	}

	public NamedEvents(List<Trace> traces) {
		int position = 0;
		for (Trace trace : traces)
			for (TraceEvent event : trace.events()) {
				int here = position++;
				if (event.name().startsWith(KVM))
					group(event.name(), here).events.add(event);
			}
	}

	/** Looked up for each of millions of events, nearly always found. */
	private Group group(String name, int begin) {
		Group known = groups.get(name);
		if (known != null)
			return known;
		Group group = new Group(begin, new ArrayList<>());
		groups.put(name, group);
		return group;
	}

	/** The events with a name. */
	public List<TraceEvent> of(String name) {
		Group group = groups.get(name);
		return group == null ? List.of() : group.events;
	}

	/** The first event with such a name. */
	public Optional<TraceEvent> first(Predicate<String> names) {
		return groups.entrySet().stream().filter(entry -> names.test(entry.getKey())).map(Map.Entry::getValue)
				.min(Comparator.comparingInt(Group::begin)).map(group -> group.events.get(0));
	}
}
