package org.irqscope.architecture;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds keys of {@code plugin.properties} that manifest and {@code plugin.xml} use and the file lacks, and unused ones.
 */
final class PluginTexts {
	private static final Pattern KEY = Pattern.compile("(?<=[\" >])%([\\w.]+)");

	private PluginTexts() {
	}

	static List<String> breaches(Repository repository) {
		List<String> breaches = new ArrayList<>();
		for (Path bundle : repository.bundles()) {
			Set<String> used = Stream.of("META-INF/MANIFEST.MF", "plugin.xml").map(bundle::resolve)
					.filter(Files::exists)
					.flatMap(file -> KEY.matcher(Repository.text(file)).results()).map(key -> key.group(1))
					.collect(Collectors.toCollection(TreeSet::new));
			Set<String> keys = keys(bundle.resolve("plugin.properties"));
			String name = repository.name(bundle);
			used.stream().filter(key -> !keys.contains(key)).forEach(key -> breaches.add(name + " lacks %" + key));
			keys.stream().filter(key -> !used.contains(key))
					.forEach(key -> breaches.add(name + ": nothing uses %" + key));
		}
		return breaches;
	}

	private static Set<String> keys(Path file) {
		Properties properties = new Properties();
		if (Files.exists(file))
			try {
				properties.load(new StringReader(Repository.text(file)));
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		return new TreeSet<>(properties.stringPropertyNames());
	}
}
