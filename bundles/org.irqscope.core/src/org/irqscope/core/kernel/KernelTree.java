package org.irqscope.core.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with the source of a kernel, which the user has named. Reads files; not for the UI thread. */
public final class KernelTree {
	private static final List<String> MARKS = List.of("virt/kvm", "arch");
	private static final Pattern VERSION = Pattern.compile("(?m)^VERSION = (\\d+)\\s+PATCHLEVEL = (\\d+)");
	private final Path folder;

	public KernelTree(Path folder) {
		this.folder = folder;
	}

	/** True when the folder looks like the top of a kernel's source. */
	public boolean isKernel() {
		return MARKS.stream().allMatch(mark -> Files.isDirectory(folder.resolve(mark)));
	}

	/** The version that the kernel says it has, such as {@code 6.18}; nothing where it does not say. */
	public Optional<String> version() throws IOException {
		Path makefile = folder.resolve("Makefile");
		if (!Files.isRegularFile(makefile))
			return Optional.empty();
		Matcher numbers = VERSION.matcher(Files.readString(makefile, StandardCharsets.ISO_8859_1));
		return numbers.find() ? Optional.of(numbers.group(1) + "." + numbers.group(2)) : Optional.empty();
	}

	/** True when a file is there. */
	public boolean has(String file) {
		return Files.isRegularFile(folder.resolve(file));
	}

	/**
	 * A function of a file, or, when that has it not, of another file in the same folder, as inline functions are.
	 *
	 * @param file the file in the tree
	 * @throws IOException when a file cannot be read
	 */
	public Optional<KernelFunction> find(String file, String function) throws IOException {
		Path first = folder.resolve(file).normalize();
		if (!first.startsWith(folder.normalize()) || !Files.isRegularFile(first))
			return Optional.empty();
		Optional<KernelFunction> found = in(first, function);
		if (found.isPresent())
			return found;
		for (Path other : beside(first)) {
			found = in(other, function);
			if (found.isPresent())
				return found;
		}
		return Optional.empty();
	}

	private static List<Path> beside(Path first) throws IOException {
		try (Stream<Path> files = Files.list(first.getParent())) {
			return files.filter(Files::isRegularFile).filter(KernelTree::isSource).filter(path -> !path.equals(first))
					.sorted().toList();
		}
	}

	private static boolean isSource(Path path) {
		String name = path.getFileName().toString();
		return name.endsWith(".c") || name.endsWith(".h");
	}

	private Optional<KernelFunction> in(Path path, String function) throws IOException {
		// Old comments of the kernel are not all UTF-8.
		String text = Files.readString(path, StandardCharsets.ISO_8859_1);
		if (!text.contains(function))
			return Optional.empty();
		String name = folder.normalize().relativize(path).toString();
		return new Definitions(text).of(function)
				.map(lines -> new KernelFunction(name, utf8(text), lines.first(), lines.last()));
	}

	private static String utf8(String bytes) {
		return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
	}
}
