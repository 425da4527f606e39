package org.irqscope.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a bundle needs to start, through any number of arrows. Immutable, for any thread. */
final class Closure {
	private final Map<String, BundleManifest> bundles = new HashMap<>();
	private final Map<String, String> exporters = new HashMap<>();

	Closure(Collection<BundleManifest> all) {
		for (BundleManifest bundle : all) {
			bundles.putIfAbsent(bundle.name(), bundle);
			bundle.exports().forEach(exported -> exporters.putIfAbsent(exported, bundle.name()));
		}
	}

	/** Each bundle that another reaches, with the way there: {@code a > b > c}. */
	Map<String, String> of(String start) {
		Map<String, String> ways = new LinkedHashMap<>(Map.of(start, start));
		Deque<String> open = new ArrayDeque<>(List.of(start));
		while (!open.isEmpty()) {
			String bundle = open.poll();
			for (String next : needs(bundle))
				if (ways.putIfAbsent(next, ways.get(bundle) + " > " + next) == null)
					open.add(next);
		}
		return ways;
	}

	/** The bundles that one requires, and those that export what it imports; Java's own packages come from nowhere. */
	private List<String> needs(String name) {
		BundleManifest bundle = bundles.get(name);
		if (bundle == null)
			return List.of();
		List<String> needed = new ArrayList<>(bundle.requires());
		bundle.host().ifPresent(needed::add);
		bundle.imports().stream().filter(exporters::containsKey).map(exporters::get).forEach(needed::add);
		return needed;
	}
}
