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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The arrows between the packages of the emulator, from {@code packages.properties}. For any thread. */
final class Packages {
	private static final String EMULATOR = "emulator";
	private static final Pattern PACKAGE = Pattern.compile("^package org\\.irqscope\\.emulator(?:\\.(\\w+))?",
			Pattern.MULTILINE);
	/** A class of the emulator by its full name: imported, or used without an import. */
	private static final Pattern USED = Pattern
			.compile("(?<!^package )\\borg\\.irqscope\\.emulator(?:\\.([a-z]\\w*))?[\\w.]*", Pattern.MULTILINE);
	private final Properties table = new Properties();

	Packages() {
		try (InputStream input = Packages.class.getResourceAsStream("packages.properties")) {
			table.load(new InputStreamReader(input, StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Set<String> rows() {
		return new TreeSet<>(table.stringPropertyNames());
	}

	/** The packages that a source uses and may not, one sentence each. */
	List<String> breaches(String source) {
		String own = PACKAGE.matcher(source).results().findFirst().map(Packages::room).orElse("");
		Set<String> allowed = Set.of(table.getProperty(own, "").strip().split("\\s+"));
		List<String> breaches = new ArrayList<>();
		USED.matcher(source).results().map(Packages::room)
				.filter(used -> !used.equals(own) && !allowed.contains(used)).distinct()
				.forEach(used -> breaches.add(own + " may not use " + used));
		return breaches;
	}

	private static String room(MatchResult name) {
		return name.group(1) == null ? EMULATOR : name.group(1);
	}
}
