package org.irqscope.kvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where tracefs is mounted, read off {@code /proc/self/mounts}. */
final class Mounts {
	static final Path FILE = Path.of("/proc/self/mounts");
	private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

	private Mounts() {
	}

	/** The directory of tracefs, of its own or within debugfs. */
	static Optional<Path> tracefs(List<String> lines) {
		Optional<Path> own = mounted(lines, "tracefs");
		return own.isPresent() ? own
				: mounted(lines, "debugfs").map(path -> path.resolve("tracing")).filter(Files::isDirectory);
	}

	private static Optional<Path> mounted(List<String> lines, String type) {
		return lines.stream().map(line -> line.split(" ")).filter(words -> words.length > 2 && words[2].equals(type))
				.map(words -> Path.of(unescape(words[1]))).findFirst();
	}

	/** Blanks in a path are given as their octal number. */
	private static String unescape(String path) {
		return ESCAPED.matcher(path)
				.replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), 8)).replace("\\", "\\\\"));
	}
}
