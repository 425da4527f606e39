package org.irqscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.irqscope.bench.report.Scores;

/** How many lines perf script itself prints in a second, of a recording that it makes of a busy program. One thread. */
final class PerfRate {
	static final String LINES = "perf.script.lines";
	private static final int TURNS = 3;
	private static final String BUSY = "i=0; while [ $i -lt 3000000 ]; do i=$((i+1)); done";

	private PerfRate() {
	}

	/** Leaves the score out where there is no perf, or none that may record. */
	static void measure(Scores scores) throws IOException, InterruptedException {
		Path recording = Files.createTempFile("perf", ".data");
		Path lines = Files.createTempFile("perf", ".txt");
		try {
			if (run(lines, "perf", "record", "-q", "-F", "20000", "-e", "cpu-clock", "--sample-cpu", "-o",
					recording.toString(), "--", "sh", "-c", BUSY) != 0)
				return;
			for (int turn = 0; turn < TURNS; turn++) {
				long begin = System.nanoTime();
				int code = run(lines, "perf", "script", "-i", recording.toString(), "-F", "comm,tid,cpu,time,event");
				double seconds = (System.nanoTime() - begin) / 1e9;
				if (code == 0)
					try (var printed = Files.lines(lines)) {
						scores.add(LINES, printed.count() / seconds);
					}
			}
		} finally {
			Files.delete(recording);
			Files.delete(lines);
		}
	}

	private static int run(Path output, String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(List.of(command)).redirectOutput(output.toFile())
					.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
		} catch (IOException e) {
			// There is no such program.
			return -1;
		}
	}
}
