package org.irqscope.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.irqscope.trace.text.CountedInput;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.InputFile;
import org.irqscope.trace.text.LineSource;
import org.irqscope.trace.text.Progress;

/**
 * Reads what people have: the output of perf script, ftrace, drgn, bpftrace and {@code /proc/interrupts}, as it was
 * copied from a terminal, several of them in one file, also compressed with gzip, also out of a pipe. Keeps no
 * state, for any thread.
 */
public final class TraceImporter {
	private TraceImporter() {
	}

	/**
	 * Reads a file.
	 *
	 * @throws ImportException when the file is broken, or nothing in it is understood
	 * @throws java.util.concurrent.CancellationException when the progress says so
	 */
	public static ImportedText read(Path file, Progress progress) throws ImportException {
		return readAll(List.of(file), progress).get(0);
	}

	/**
	 * Reads files, all or none.
	 *
	 * @return what each file says, in the same order
	 * @throws ImportException for the first file that is broken, or in which nothing is understood
	 * @throws java.util.concurrent.CancellationException when the progress says so
	 */
	public static List<ImportedText> readAll(List<Path> files, Progress progress) throws ImportException {
		long total = 0;
		for (Path file : files) {
			if (InputFile.isFolder(file))
				throw ImportException.folder(file.toString());
			total += size(file);
		}
		long before = 0;
		List<ImportedText> texts = new ArrayList<>();
		for (Path file : files) {
			texts.add(read(file, progress, before, total));
			before += size(file);
		}
		return List.copyOf(texts);
	}

	private static long size(Path file) throws ImportException {
		try {
			return InputFile.size(file);
		} catch (IOException e) {
			throw ImportException.unreadable(file.toString(), 0, e);
		}
	}

	private static ImportedText read(Path path, Progress progress, long before, long total) throws ImportException {
		String file = path.toString();
		int line = 0;
		try (CountedInput in = new CountedInput(InputFile.open(path, progress::cancelled), progress, before,
				total);
				LineSource source = new LineSource(file, in);
				LinePipe pipe = new LinePipe()) {
			while (advance(source, pipe)) {
				line = source.number();
				pipe.add(source.line());
			}
			return pipe.finish().finish(file, line);
		} catch (IOException e) {
			throw ImportException.unreadable(file, line, e);
		} catch (OutOfMemoryError e) {
			throw ImportException.tooMuch(file, line);
		}
	}

	/** What is wrong with the lines before is said first. */
	private static boolean advance(LineSource source, LinePipe pipe) throws IOException, ImportException {
		try {
			return source.advance();
		} catch (IOException | ImportException e) {
			pipe.finish();
			throw e;
		}
	}
}
