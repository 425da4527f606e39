package org.irqscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.irqscope.bench.desktop.DesktopStart;
import org.irqscope.bench.report.Scores;
import org.irqscope.bench.report.Texts;

/**
 * How long programs take that are started anew: the command line for a walk, in turn with Java for its version, and for
 * the picture of a big machine; the desktop in turn with an empty workbench. One thread.
 */
final class StartTime {
	static final String WALK = "start.walk", JAVA = "start.java", OPENING = "start.opening",
			DESKTOP = "start.desktop", BARE = "start.bare";
	private static final int TURNS = 7;

	private StartTime() {
	}

	static void measure(Scores scores, String launcher, String machine) throws IOException, InterruptedException {
		List<String> walk = List.of(launcher, "walk", machine);
		List<String> java = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version");
		// The first start may have to prepare the others.
		seconds(walk);
		for (int turn = 0; turn < TURNS; turn++) {
			scores.add(WALK, seconds(walk));
			scores.add(JAVA, seconds(java));
		}
	}

	/** The command line opens a big machine and draws it, a new process each time, as measured from without. */
	static void measureOpening(Scores scores, String launcher) throws IOException, InterruptedException {
		Path machine = OpeningBenchmark.write();
		Path picture = Files.createTempFile("big", ".svg");
		try {
			List<String> export = List.of(launcher, "export", machine.toString(), "--diagram", "machine", "--format",
					"svg", "-o", picture.toString());
			for (int turn = 0; turn < TURNS; turn++)
				scores.add(OPENING, seconds(export));
		} finally {
			Files.delete(machine);
			Files.delete(picture);
		}
	}

	/** The desktop and an empty workbench of the same bundles. */
	static void measureDesktop(Scores scores, Path product) throws IOException, InterruptedException {
		try (DesktopStart start = DesktopStart.of(product)) {
			// What a new workspace needs is not asked for.
			start.seconds(DesktopStart.DESKTOP);
			start.seconds(DesktopStart.BARE);
			for (int turn = 0; turn < TURNS; turn++) {
				scores.add(DESKTOP, start.seconds(DesktopStart.DESKTOP));
				scores.add(BARE, start.seconds(DesktopStart.BARE));
			}
		}
	}

	private static double seconds(List<String> command) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		int code = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
		if (code != 0)
			throw new IOException(Texts.of("start.failed", String.join(" ", command), code));
		return (System.nanoTime() - begin) / 1e9;
	}
}
