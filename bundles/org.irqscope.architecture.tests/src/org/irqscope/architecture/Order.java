package org.irqscope.architecture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what does not stand where it should. */
final class Order {
	private static final Set<String> TOP = Set.of("LICENSE", "README.md", "bundles", "features", "mvnw", "pom.xml",
			"releng", "target-platform");
	/** Tests of the whole, which stand beside all that they read. */
	private static final String OF_THE_WHOLE = "org.irqscope.architecture.tests";
	private static final int MOST_CLASSES = 25, MOST_LINES = 300, MOST_COLUMNS = 120, TAB = 4;

	private Order() {
	}

	/** Extra and missing entries of the top level; names that begin with a dot are free. */
	static List<String> top(Repository repository) {
		Set<String> there = new TreeSet<>(repository.top());
		there.removeIf(name -> name.startsWith("."));
		List<String> breaches = new ArrayList<>();
		there.stream().filter(name -> !TOP.contains(name)).forEach(name -> breaches.add("extra: " + name));
		new TreeSet<>(TOP).stream().filter(name -> !there.contains(name))
				.forEach(name -> breaches.add("missing: " + name));
		return breaches;
	}

	/** Test bundles that are no fragments of what they are named after, or do not stand beside it. */
	static List<String> tests(Repository repository) {
		List<String> breaches = new ArrayList<>();
		for (Path file : repository.files(repository.root()))
			if (file.endsWith("META-INF/MANIFEST.MF")) {
				Path bundle = file.getParent().getParent();
				BundleManifest manifest = repository.manifest(bundle);
				if (manifest.isTest() && !manifest.name().equals(OF_THE_WHOLE) && !beside(bundle, manifest))
					breaches.add(repository.name(bundle) + " does not stand beside what it tests");
			}
		return breaches;
	}

	private static boolean beside(Path bundle, BundleManifest manifest) {
		String tested = manifest.name().substring(0, manifest.name().length() - ".tests".length());
		return manifest.host().filter(tested::equals).isPresent()
				&& Files.exists(bundle.resolveSibling(tested).resolve("META-INF/MANIFEST.MF"));
	}

	/** Packages of too many classes to be seen at once; tests stand beside what they test. */
	static List<String> tooFull(Repository repository) {
		Map<Path, Integer> classes = new TreeMap<>();
		for (Path file : repository.files(repository.root().resolve("bundles")))
			if (file.toString().endsWith(".java") && !repository.name(file).matches("bundles/[^/]*[.]tests/.*"))
				classes.merge(file.getParent(), 1, Integer::sum);
		classes.values().removeIf(count -> count <= MOST_CLASSES);
		return classes.entrySet().stream()
				.map(folder -> repository.name(folder.getKey()) + " has " + folder.getValue() + " classes").toList();
	}

	/** Java files that are too long to be read at once. */
	static List<String> tooLong(Repository repository) {
		List<String> breaches = new ArrayList<>();
		for (Path file : repository.files(repository.root()))
			if (file.toString().endsWith(".java")) {
				long lines = Repository.text(file).lines().count();
				if (lines > MOST_LINES)
					breaches.add(repository.name(file) + " has " + lines + " lines");
			}
		return breaches;
	}

	/** Lines of Java that do not fit beside each other on a screen; imports cannot be broken. */
	static List<String> tooWide(Repository repository) {
		List<String> breaches = new ArrayList<>();
		for (Path file : repository.files(repository.root()))
			if (file.toString().endsWith(".java")) {
				List<String> lines = Repository.text(file).lines().toList();
				for (int at = 0; at < lines.size(); at++)
					if (columns(lines.get(at)) > MOST_COLUMNS && !lines.get(at).startsWith("import "))
						breaches.add(repository.name(file) + ":" + (at + 1) + " has " + columns(lines.get(at))
								+ " columns");
			}
		return breaches;
	}

	/** A tab reaches to the next multiple of its width. */
	private static int columns(String line) {
		int columns = 0;
		for (char character : line.toCharArray())
			columns = character == '\t' ? columns / TAB * TAB + TAB : columns + 1;
		return columns;
	}
}
