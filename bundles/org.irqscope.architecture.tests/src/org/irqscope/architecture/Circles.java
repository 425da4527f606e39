package org.irqscope.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Packages that know each other in a circle, and so can be understood only together. For one thread. */
final class Circles {
	private static final Pattern DECLARED = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
	private static final Pattern IMPORTED = Pattern.compile("^import (?:static )?(org\\.irqscope[a-z\\d.]*)\\.[A-Z]",
			Pattern.MULTILINE);
	/** Which packages each imports. */
	private final Map<String, Set<String>> arrows = new TreeMap<>();

	/** The packages of sources. */
	Circles(Collection<String> sources) {
		for (String source : sources) {
			Matcher own = DECLARED.matcher(source);
			if (own.find())
				IMPORTED.matcher(source).results().map(found -> found.group(1))
						.filter(other -> !other.equals(own.group(1)))
						.forEach(arrows.computeIfAbsent(own.group(1), name -> new TreeSet<>())::add);
		}
	}

	/** The circles, each as the names of its packages. */
	List<Set<String>> all() {
		List<Set<String>> circles = new ArrayList<>();
		Set<String> seen = new TreeSet<>();
		for (String start : arrows.keySet())
			if (!seen.contains(start)) {
				Set<String> circle = new TreeSet<>(reached(start));
				circle.removeIf(other -> !reached(other).contains(start));
				seen.addAll(circle);
				if (!circle.isEmpty())
					circles.add(circle);
			}
		return circles;
	}

	/** All packages to which arrows lead from one, itself only when it is in a circle. */
	private Set<String> reached(String from) {
		Set<String> reached = new TreeSet<>();
		List<String> open = new ArrayList<>(List.of(from));
		while (!open.isEmpty())
			arrows.getOrDefault(open.remove(open.size() - 1), Set.of()).stream().filter(reached::add)
					.forEach(open::add);
		return reached;
	}
}
