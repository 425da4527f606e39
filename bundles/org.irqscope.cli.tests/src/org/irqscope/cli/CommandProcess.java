package org.irqscope.cli;

import java.io.File;
import java.io.IOException;
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
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xlog:class+load:file=" + classes, "-cp", classPath(), Main.class.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
		Process process = builder.start();
		process.getOutputStream().close();
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return new CommandProcess(process.waitFor(), text);
	}

	private static String classPath() throws IOException {
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
