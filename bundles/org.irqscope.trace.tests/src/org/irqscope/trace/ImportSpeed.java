package org.irqscope.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Progress;

/** Prints how many lines of perf script are read in a second, compressed and plain, round after round. */
final class ImportSpeed {
	private static final int ROUNDS = 12;

	private ImportSpeed() {
	}

	public static void main(String[] arguments) throws IOException, ImportException {
		Path compressed = Samples.BIG;
		Path plain = Files.createTempFile("perf-script", ".txt");
		try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
			Files.write(plain, in.readAllBytes());
			for (int round = 1; round <= ROUNDS; round++)
				System.out.printf("round %2d: compressed %,9d lines/s, plain %,9d lines/s%n", round,
						linesPerSecond(compressed), linesPerSecond(plain));
		} finally {
			Files.delete(plain);
		}
	}

	private static long linesPerSecond(Path file) throws ImportException {
		long start = System.nanoTime();
		int lines = TraceImporter.read(file, Progress.NONE).lines();
		return lines * 1_000_000_000L / (System.nanoTime() - start);
	}
}
