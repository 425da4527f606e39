package org.irqscope.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.trace.facts.Fact;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;

/** The recorded outputs that the tests read. */
public final class Samples {
	public static final Path FOLDER = Path.of("samples");
	public static final Path BIG = FOLDER.resolve("perf-script-kvm-irq.txt.gz");

	private Samples() {
	}

	public static ImportedText read(String name) throws ImportException {
		return TraceImporter.read(FOLDER.resolve(name), Progress.NONE);
	}

	public static List<String> lines(String name) throws IOException {
		return Files.readAllLines(FOLDER.resolve(name));
	}

	/** All samples but the compressed one. */
	public static List<Path> small() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER)) {
			return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
		}
	}

	/** The facts of one kind. */
	public static <F extends Fact> List<F> facts(ImportedText text, Class<F> kind) {
		return text.facts().stream().filter(kind::isInstance).map(kind::cast).toList();
	}
}
