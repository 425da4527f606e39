package org.irqscope.bench.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long it takes until the window of a workbench stands there painted, from the start of its process, on a screen of
 * its own. The desktop and an empty workbench of the same bundles are to be asked in turn. Used by one thread.
 */
public final class DesktopStart implements AutoCloseable {
	/** The property that names the application that is measured. */
	static final String APPLICATION = "org.irqscope.bench.application";
	/** What a measured application says as soon as its window stands there. */
	static final String OPENED = "opened";
	public static final String DESKTOP = "org.irqscope.app.desktop", BARE = "org.irqscope.bench.desktop.bare";
	private final Installation installation;
	private final VirtualScreen screen;

	private DesktopStart(Installation installation, VirtualScreen screen) {
		this.installation = installation;
		this.screen = screen;
	}

	/** @throws IOException when there is no screen that nobody sees */
	public static DesktopStart of(Path product) throws IOException {
		VirtualScreen screen = VirtualScreen.open();
		return new DesktopStart(Installation.of(Files.createTempDirectory("desktop"), product), screen);
	}

	/** Starts an application in a workspace that it has for itself, and waits for its end. */
	public double seconds(String application) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(command(application)).redirectErrorStream(true);
		builder.environment().put("DISPLAY", screen.display());
		builder.environment().remove("WAYLAND_DISPLAY");
		long begin = System.nanoTime();
		Process process = builder.start();
		Optional<Double> seconds = Optional.empty();
		StringBuilder said = new StringBuilder();
		try (BufferedReader lines = process.inputReader()) {
			for (String line = lines.readLine(); line != null; line = lines.readLine())
				if (line.equals(OPENED))
					seconds = Optional.of((System.nanoTime() - begin) / 1e9);
				else
					said.append(line).append('\n');
		}
		if (process.waitFor() != 0 || seconds.isEmpty())
			throw new IOException(application + "\n" + said);
		return seconds.get();
	}

	private List<String> command(String application) throws IOException {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "-Xmx1g", "-D" + APPLICATION + "=" + application, "-jar",
				launcher().toString(), "-install", installation.product().toUri().toString(), "-configuration",
				installation.configuration().toUri().toString(), "-application",
				"org.irqscope.bench.desktop.measured", "-data", installation.folder().resolve(application).toString());
	}

	private Path launcher() throws IOException {
		try (DirectoryStream<Path> found = Files.newDirectoryStream(installation.product().resolve("plugins"),
				"org.eclipse.equinox.launcher_*.jar")) {
			return found.iterator().next();
		}
	}

	@Override
	public void close() throws IOException {
		screen.close();
		try (Stream<Path> files = Files.walk(installation.folder())) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList())
				Files.delete(file);
		}
	}
}
