package org.irqscope.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds one name for different things: two classes of one simple name, where readers expect one. */
final class Names {
	private static final String JAVA = ".java";
	/**
	 * Names that stand for the same in each place, and why there are several.
	 * <p>
	 * {@code Texts}: a bundle's texts by key, which no other bundle may read. {@code Main}: where a program begins.
	 */
	private static final List<String> SAME = List.of("Texts", "Main");

	private Names() {
	}

	/** Every name that several bundles or packages give to a class, with the places. */
	static List<String> shared(Repository repository) {
		Map<String, List<String>> places = new TreeMap<>();
		for (Path bundle : repository.bundles())
			for (Path file : repository.java(bundle))
				places.computeIfAbsent(simpleName(file), name -> new ArrayList<>())
						.add(repository.name(file.getParent()));
		List<String> shared = new ArrayList<>();
		places.forEach((name, folders) -> {
			if (folders.size() > 1 && !SAME.contains(name))
				shared.add(name + " stands in " + String.join(" and ", folders));
		});
		return shared;
	}

	private static String simpleName(Path file) {
		String name = file.getFileName().toString();
		return name.substring(0, name.length() - JAVA.length());
	}
}
