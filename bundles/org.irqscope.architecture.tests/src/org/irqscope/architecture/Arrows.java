package org.irqscope.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The table of the architecture: which bundle may require which, from {@code arrows.properties}. For any thread. */
final class Arrows {
	private static final String TESTS = "{tests}";
	private final Properties table = new Properties();

	Arrows() {
		try (InputStream input = Arrows.class.getResourceAsStream("arrows.properties")) {
			table.load(new InputStreamReader(input, StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The bundles that the table knows. */
	Set<String> bundles() {
		Set<String> names = new TreeSet<>(table.stringPropertyNames());
		names.removeIf(name -> name.startsWith("{"));
		return names;
	}

	/** What a bundle requires and may not, one sentence each. */
	List<String> breaches(BundleManifest manifest) {
		String bundle = manifest.isTest() ? manifest.host().orElse(manifest.name()) : manifest.name();
		if (!bundles().contains(bundle))
			return List.of(manifest.name() + " is not in the table");
		Set<String> allowed = members(bundle);
		if (manifest.isTest()) {
			allowed.addAll(members(TESTS));
			allowed.add(bundle);
		}
		List<String> breaches = new ArrayList<>();
		Stream.of(manifest.requires().stream(), manifest.imports().stream(), manifest.host().stream())
				.flatMap(names -> names).filter(name -> !allowed.contains(name))
				.forEach(name -> breaches.add(manifest.name() + " may not require " + name));
		return breaches;
	}

	private Set<String> members(String name) {
		Set<String> members = new TreeSet<>();
		for (String member : table.getProperty(name).strip().split("\\s+"))
			if (member.startsWith("{"))
				members.addAll(members(member));
			else if (!member.isEmpty())
				members.add(member);
		return members;
	}
}
