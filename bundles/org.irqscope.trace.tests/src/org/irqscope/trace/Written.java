package org.irqscope.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;

/** Texts that tests write themselves. */
public final class Written {
	private static final String NAME = "written.txt";

	private Written() {
	}

	public static Path file(Path folder, String text) throws IOException {
		return Files.writeString(folder.resolve(NAME), text);
	}

	public static ImportedText read(Path folder, String text) throws IOException, ImportException {
		return TraceImporter.read(file(folder, text), Progress.NONE);
	}

	/** A line of the text that was written last. */
	public static SourceLine at(Path folder, int line) {
		return new SourceLine(folder.resolve(NAME).toString(), line);
	}
}
