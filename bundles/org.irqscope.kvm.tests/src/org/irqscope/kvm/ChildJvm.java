package org.irqscope.kvm;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.script.Vm;

import com.sun.jna.Native;

/** Another Java process with the same classes, which tells by a line that it is ready. */
final class ChildJvm implements AutoCloseable {
	private static final Path CLASSES = Path.of("target", "classes");

	private final Process process;
	private final BufferedReader output;

	ChildJvm(Class<?> main) throws IOException {
		process = new ProcessBuilder(java(), "-cp", classPath(main), main.getName())
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	private static String classPath(Class<?> main) {
		List<String> places = new ArrayList<>();
		for (Class<?> type : List.of(main, HostVm.class, Vm.class, Native.class))
			places.addAll(places(type));
		// A fragment's classes can name the place of their host.
		places.add(CLASSES.toAbsolutePath().toString());
		return String.join(File.pathSeparator, places);
	}

	/** Where a class comes from; bundles in a workspace name the directory above their classes. */
	private static List<String> places(Class<?> type) {
		try {
			Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
			List<String> places = new ArrayList<>(List.of(place.toString()));
			if (Files.isDirectory(place))
				places.add(place.resolve(CLASSES).toString());
			return places;
		} catch (URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	long pid() {
		return process.pid();
	}

	/** The next line that the process prints. */
	String readLine() throws IOException {
		String line = output.readLine();
		if (line == null)
			throw new IOException("the process ended");
		return line;
	}

	/** Lets the process go on, when it waits for its input. */
	void endInput() throws IOException {
		process.getOutputStream().close();
	}

	void kill() throws InterruptedException {
		process.destroyForcibly().waitFor();
	}

	int waitFor() throws InterruptedException {
		return process.waitFor();
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
