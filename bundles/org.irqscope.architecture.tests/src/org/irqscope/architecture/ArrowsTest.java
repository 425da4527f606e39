package org.irqscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No arrow between bundles runs against the table. */
class ArrowsTest {
	private static final Repository HERE = Repository.here();
	private final Arrows arrows = new Arrows();

	static List<BundleManifest> manifests() {
		return HERE.manifests();
	}

	static BundleManifest manifest(String name, String... headers) throws Exception {
		String text = "Manifest-Version: 1.0\nBundle-SymbolicName: " + name + ";singleton:=true\n"
				+ String.join("\n", headers) + "\n";
		return BundleManifest.of(new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
	}

	@ParameterizedTest
	@MethodSource("manifests")
	void bundleRequiresOnlyWhatTheTableAllows(BundleManifest manifest) {
		assertEquals(List.of(), arrows.breaches(manifest));
	}

	@Test
	void everyRowOfTheTableIsABundle() {
		Set<String> there = manifests().stream().map(BundleManifest::name).collect(Collectors.toSet());
		Set<String> rows = new TreeSet<>(arrows.bundles());
		rows.removeAll(there);
		assertEquals(Set.of(), rows);
	}

	@Test
	void folderOfABundleHasItsName() {
		assertEquals(HERE.bundles().stream().map(bundle -> bundle.getFileName().toString()).toList(),
				manifests().stream().map(BundleManifest::name).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "org.irqscope.emulator", "org.irqscope.scene" })
	void emulatorAndSceneRequireNothing(String name) {
		BundleManifest manifest = HERE.manifest(HERE.root().resolve("bundles").resolve(name));
		assertTrue(manifest.host().isEmpty());
		assertEquals(List.of(), manifest.requires());
		assertEquals(List.of(), manifest.imports());
	}

	@ParameterizedTest
	@CsvSource({ "org.irqscope.emulator, Require-Bundle, org.irqscope.trace",
			"org.irqscope.trace, Require-Bundle, org.irqscope.core",
			"org.irqscope.cli, Require-Bundle, org.eclipse.swt",
			"org.irqscope.diagram, Require-Bundle, org.irqscope.debug",
			"org.irqscope.scene, Import-Package, org.eclipse.swt.graphics",
			"org.irqscope.gef.platform4, Fragment-Host, org.eclipse.draw2d" })
	void arrowAgainstTheTableIsFound(String bundle, String header, String target) throws Exception {
		assertEquals(List.of(bundle + " may not require " + target),
				arrows.breaches(manifest(bundle, header + ": " + target + ";bundle-version=\"[1.0,2.0)\"")));
	}

	@Test
	void arrowsOfTheTableAreAllowed() throws Exception {
		assertEquals(List.of(), arrows.breaches(manifest("org.irqscope.kvm",
				"Require-Bundle: org.irqscope.emulator;bundle-version=\"[1,2)\",com.sun.jna")));
	}

	@Test
	void testBundleMayRequireWhatItsHostMayAndJUnit() throws Exception {
		BundleManifest tests = manifest("org.irqscope.trace.tests", "Fragment-Host: org.irqscope.trace",
				"Require-Bundle: junit-jupiter-api,org.irqscope.emulator,org.irqscope.model");
		assertEquals(List.of("org.irqscope.trace.tests may not require org.irqscope.model"), arrows.breaches(tests));
	}

	@Test
	void bundleThatTheTableDoesNotKnowIsFound() throws Exception {
		assertEquals(List.of("org.irqscope.extra is not in the table"),
				arrows.breaches(manifest("org.irqscope.extra")));
	}
}
