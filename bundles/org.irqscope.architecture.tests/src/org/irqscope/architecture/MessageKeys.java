package org.irqscope.architecture;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds keys of {@code messages.properties} that the sources use and the file lacks, and the other way round. */
final class MessageKeys {
	private static final String FILE = "messages.properties";
	private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"(\\s*\\+)?");
	private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
	/** Keys that picocli makes up: of a command's usage, of its options and of standard options. */
	private static final Pattern USAGE = Pattern
			.compile("(.+\\.)?usage\\.[a-zA-Z]+|mixinStandardHelpOptions\\.(help|version)");
	private static final Pattern OPTION = Pattern.compile("irqscope\\.\\w+\\.([\\w-]+)");

	private final Path bundle;
	private final Path file;
	private final Set<String> keys;
	/** String literals, and those that something is added to. */
	private final Set<String> literals = new TreeSet<>();
	private final Set<String> beginnings = new TreeSet<>();

	private MessageKeys(Path bundle, Path file) {
		this.bundle = bundle;
		this.file = file;
		this.keys = keys(file);
	}

	/** Every breach in every file of texts. */
	static List<String> breaches(Repository repository) {
		List<String> breaches = new ArrayList<>();
		for (Path bundle : repository.bundles())
			for (MessageKeys texts : in(repository, bundle)) {
				String name = repository.name(texts.file);
				texts.missing().forEach(key -> breaches.add(name + " lacks " + key));
				texts.unused().forEach(key -> breaches.add(name + ": nothing uses " + key));
			}
		return breaches;
	}

	/** The files of texts of a bundle, with what its sources, each read once, use of them. */
	private static List<MessageKeys> in(Repository repository, Path bundle) {
		List<Path> files = repository.files(bundle);
		List<MessageKeys> all = files.stream().filter(file -> file.endsWith(FILE))
				.map(file -> new MessageKeys(bundle, file)).toList();
		for (Path source : all.isEmpty() ? List.<Path>of() : repository.java(bundle)) {
			String text = Repository.text(source);
			Optional<MessageKeys> nearest = all.stream().filter(keys -> source.startsWith(keys.file.getParent()))
					.max(Comparator.comparing(keys -> keys.file.getNameCount()));
			all.stream().filter(keys -> nearest.equals(Optional.of(keys)) || keys.isImported(text))
					.forEach(keys -> keys.collect(text));
		}
		return all;
	}

	/** A literal that looks like a key of a family that the file has, or is handed to Texts.of, has to be one. */
	private List<String> missing() {
		Set<String> families = keys.stream().map(MessageKeys::family).collect(Collectors.toSet());
		return literals.stream().filter(literal -> KEY.matcher(literal).matches() && families.contains(family(literal)))
				.filter(key -> !keys.contains(key)).toList();
	}

	private static String family(String key) {
		return key.substring(0, Math.max(0, key.indexOf('.')));
	}

	private List<String> unused() {
		return keys.stream().filter(key -> !literals.contains(key))
				.filter(key -> beginnings.stream().noneMatch(key::startsWith)).filter(key -> !isPicoclis(key)).toList();
	}

	private boolean isPicoclis(String key) {
		Matcher option = OPTION.matcher(key);
		return USAGE.matcher(key).matches() || option.matches() && literals.contains("--" + option.group(1));
	}

	private void collect(String source) {
		for (Matcher literal = LITERAL.matcher(source); literal.find();) {
			literals.add(literal.group(1));
			if (literal.group(2) != null && literal.group(1).endsWith("."))
				beginnings.add(literal.group(1));
		}
	}

	/** A source reads the texts of the nearest package above it, and those of a Texts that it imports. */
	private boolean isImported(String source) {
		String folder = bundle.resolve("src").relativize(file.getParent()).toString();
		return source.contains("import " + folder.replace('/', '.') + ".Texts;");
	}

	private static Set<String> keys(Path file) {
		Properties properties = new Properties();
		try {
			properties.load(new StringReader(Repository.text(file)));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return new TreeSet<>(properties.stringPropertyNames());
	}
}
