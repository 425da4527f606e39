package org.irqscope.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A recording of a guest at work by perf script, again and again until it has as many lines as wanted. */
final class RepeatedTrace {
	/** Names the file of the recording, which is compressed. */
	private static final String RECORDING = "IRQSCOPE_RECORDING";

	private RepeatedTrace() {
	}

	/** A file in the temporary folder with so many lines. */
	static Path write(int lines) throws IOException {
		byte[] recording = recording();
		Path file = Files.createTempFile("trace", ".txt");
		try (OutputStream out = Files.newOutputStream(file)) {
			int left = lines;
			while (left > 0) {
				int end = 0;
				for (; end < recording.length && left > 0; end++)
					if (recording[end] == '\n')
						left--;
				out.write(recording, 0, end);
			}
		}
		return file;
	}

	private static byte[] recording() throws IOException {
		try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(System.getenv(RECORDING))))) {
			return in.readAllBytes();
		}
	}
}
