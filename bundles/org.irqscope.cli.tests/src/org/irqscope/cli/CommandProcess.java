package org.irqscope.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/**
 * The command line in a virtual machine of its own, without display, with the bundles that its manifest leads to.
 *
 * @param text what it printed to both streams
 */
record CommandProcess(int code, String text) {
	private static final Path CLASSES = Path.of("target", "classes");

	/** Runs a command and waits for its end; the classes that it loads are noted in a file. */
	static CommandProcess run(Path classes, String... arguments) throws IOException, InterruptedException {
		Process process = start(List.of("-Xlog:class+load:file=" + classes), List.of(arguments));
		process.getOutputStream().close();
		return end(process);
	}

	/** Runs a command that reads its standard input. */
	static CommandProcess run(byte[] input, String... arguments) throws IOException, InterruptedException {
		Process process = start(List.of(), List.of(arguments));
		try (OutputStream in = process.getOutputStream()) {
			in.write(input);
		}
		return end(process);
	}

	/** Starts a command, whose standard input stays open. */
	static Process start(List<String> options, List<String> arguments) throws IOException {
		// Whoever runs the tests in the background may ignore SIGINT, which processes inherit.
		List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT",
				Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(options);
		command.addAll(List.of("-cp", classPath(), Main.class.getName()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "JAVA_TOOL_OPTIONS"));
		return builder.start();
	}

	/** Waits for a command's end. */
	static CommandProcess end(Process process) throws IOException, InterruptedException {
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new CommandProcess(process.waitFor(), text);
	}

	/** Of the bundles, or that of this virtual machine when it runs without a platform. */
	private static String classPath() throws IOException {
		if (FrameworkUtil.getBundle(Main.class) == null)
			return System.getProperty("java.class.path");
		Set<Bundle> bundles = new LinkedHashSet<>();
		collect(FrameworkUtil.getBundle(Main.class), bundles);
		Set<String> places = new LinkedHashSet<>();
		for (Bundle bundle : bundles)
			places.addAll(places(bundle));
		return String.join(File.pathSeparator, places);
	}

	/** A bundle and all that it requires. */
	private static void collect(Bundle bundle, Set<Bundle> bundles) {
		BundleWiring wiring = bundle.adapt(BundleWiring.class);
		if (wiring == null || !bundles.add(bundle))
			return;
		for (BundleWire wire : wiring.getRequiredWires(null))
			collect(wire.getProvider().getBundle(), bundles);
	}

	/** Where a bundle's classes are; one of the workspace has them in a folder. */
	private static List<String> places(Bundle bundle) {
		Path place = FileLocator.getBundleFileLocation(bundle).orElseThrow().toPath();
		return Files.isDirectory(place) ? List.of(place.toString(), place.resolve(CLASSES).toString())
				: List.of(place.toString());
	}
}
