package org.irqscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The command line runs where there is no display: nothing that it needs draws on one. */
class ClosureTest {
	private static final String COMMAND_LINE = "org.irqscope.cli";
	private static final List<String> DRAWING = List.of("org.eclipse.swt", "org.eclipse.jface", "org.eclipse.ui",
			"org.eclipse.gef", "org.eclipse.draw2d", "org.eclipse.e4.ui");

	private static List<String> drawing(Map<String, String> closure) {
		return closure.entrySet().stream().filter(bundle -> DRAWING.stream().anyMatch(bundle.getKey()::startsWith))
				.map(Map.Entry::getValue).toList();
	}

	private static List<BundleManifest> all() {
		Repository here = Repository.here();
		List<BundleManifest> all = new ArrayList<>(here.manifests());
		all.addAll(TargetPlatform.manifests(here, mavenRepository()));
		return all;
	}

	/** The one that the build names; where Maven keeps it when the tests run without a build. */
	private static Path mavenRepository() {
		String named = System.getProperty("maven.repository");
		return named == null ? Path.of(System.getProperty("user.home"), ".m2", "repository") : Path.of(named);
	}

	@Test
	void commandLineNeverReachesTheDisplay() {
		Map<String, String> closure = new Closure(all()).of(COMMAND_LINE);
		assertEquals(List.of(), drawing(closure));
		assertTrue(closure.keySet().containsAll(List.of("org.irqscope.emulator", "org.irqscope.export",
				"org.eclipse.emf.ecore.xmi", "org.eclipse.core.jobs", "org.eclipse.osgi")),
				closure.keySet().toString());
	}

	@Test
	void desktopReachesTheDisplay() {
		assertTrue(drawing(new Closure(all()).of("org.irqscope.app")).size() > 10);
	}

	@Test
	void wayToTheDisplayIsFoundThroughRequirementsAndPackages() throws Exception {
		List<BundleManifest> bundles = Stream.of(
				ArrowsTest.manifest(COMMAND_LINE, "Require-Bundle: org.irqscope.core"),
				ArrowsTest.manifest("org.irqscope.core", "Import-Package: com.library"),
				ArrowsTest.manifest("library", "Export-Package: com.library;version=\"1.0\"",
						"Require-Bundle: org.eclipse.swt"),
				ArrowsTest.manifest("org.eclipse.swt")).toList();
		assertEquals(List.of("org.irqscope.cli > org.irqscope.core > library > org.eclipse.swt"),
				drawing(new Closure(bundles).of(COMMAND_LINE)));
	}

	@Test
	void whatMayBeAbsentIsNoWay() throws Exception {
		List<BundleManifest> bundles = List.of(
				ArrowsTest.manifest(COMMAND_LINE, "Require-Bundle: org.eclipse.swt;resolution:=optional"),
				ArrowsTest.manifest("org.eclipse.swt"));
		assertEquals(List.of(), drawing(new Closure(bundles).of(COMMAND_LINE)));
	}
}
