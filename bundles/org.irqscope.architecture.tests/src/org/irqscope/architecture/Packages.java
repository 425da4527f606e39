package org.irqscope.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The arrows between the packages of a bundle, from a table. For any thread. */
final class Packages {
	/** The bundle by the last part of its name, which stands for its uppermost package. */
	private final String bundle;
	private final Pattern declared;
	/** A class of the bundle by its full name: imported, or used without an import. */
	private final Pattern used;
	private final Properties table = new Properties();

	private Packages(String bundle, String file) {
		this.bundle = bundle;
		declared = Pattern.compile("^package org\\.irqscope\\." + bundle + "((?:\\.\\w+)*)", Pattern.MULTILINE);
		used = Pattern.compile("(?<!^package )\\borg\\.irqscope\\." + bundle + "((?:\\.[a-z]\\w*)*)[\\w.]*",
				Pattern.MULTILINE);
		try (InputStream input = Packages.class.getResourceAsStream(file)) {
			table.load(new InputStreamReader(input, StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Those of the emulator. */
	static Packages ofEmulator() {
		return new Packages("emulator", "packages.properties");
	}

	/** Those of the traces. */
	static Packages ofTraces() {
		return new Packages("trace", "trace-packages.properties");
	}

	/** Where the sources of the bundle are. */
	Path folder(Repository repository) {
		return repository.root().resolve("bundles/org.irqscope." + bundle + "/src/org/irqscope/" + bundle);
	}

	Set<String> rows() {
		return new TreeSet<>(table.stringPropertyNames());
	}

	/** The packages that a source uses and may not, one sentence each. */
	List<String> breaches(String source) {
		String own = declared.matcher(source).results().findFirst().map(this::room).orElse("");
		Set<String> allowed = Set.of(table.getProperty(own, "").strip().split("\\s+"));
		List<String> breaches = new ArrayList<>();
		used.matcher(source).results().map(this::room).filter(room -> !room.equals(own) && !allowed.contains(room))
				.distinct().forEach(room -> breaches.add(own + " may not use " + room));
		return breaches;
	}

	/** The row of a package: its own, or that of what it is below. */
	private String room(MatchResult name) {
		String inside = name.group(1);
		while (!inside.isEmpty() && !table.containsKey(inside.substring(1)) && inside.lastIndexOf('.') > 0)
			inside = inside.substring(0, inside.lastIndexOf('.'));
		return inside.isEmpty() ? bundle : inside.substring(1);
	}
}
