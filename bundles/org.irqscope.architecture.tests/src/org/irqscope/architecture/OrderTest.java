package org.irqscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything stands where people look for it, and speaks of nothing but itself. */
class OrderTest {
	private static final Repository HERE = Repository.here();
	@TempDir
	Path root;

	static void write(Path root, String file, String... lines) throws Exception {
		Path path = root.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, String.join("\n", lines) + "\n");
	}

	private Repository broken() {
		return new Repository(root);
	}

	@Test
	void topLevelHoldsWhatItShould() {
		assertEquals(List.of(), Order.top(HERE));
	}

	@Test
	void extraAndMissingEntriesOfTheTopLevelAreFound() throws Exception {
		for (String file : List.of("LICENSE", "README.md", "mvnw", "bundles/x", "features/x", "releng/x", ".ci/run",
				"target-platform/x", "notes.txt"))
			write(root, file);
		assertEquals(List.of("extra: notes.txt", "missing: pom.xml"), Order.top(broken()));
	}

	@Test
	void testsStandBesideWhatTheyTest() {
		assertEquals(List.of(), Order.tests(HERE));
	}

	@Test
	void testsThatStandElsewhereAreFound() throws Exception {
		write(root, "bundles/a/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a");
		write(root, "bundles/a.tests/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a.tests", "Fragment-Host: a");
		write(root, "bundles/b.tests/META-INF/MANIFEST.MF", "Bundle-SymbolicName: b.tests", "Fragment-Host: b");
		write(root, "bundles/c/META-INF/MANIFEST.MF", "Bundle-SymbolicName: c");
		write(root, "bundles/c.tests/META-INF/MANIFEST.MF", "Bundle-SymbolicName: c.tests", "Fragment-Host: a");
		write(root, "tests/a.tests/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a.tests", "Fragment-Host: a");
		assertEquals(List.of("bundles/b.tests does not stand beside what it tests",
				"bundles/c.tests does not stand beside what it tests",
				"tests/a.tests does not stand beside what it tests"),
				Order.tests(broken()));
	}

	@Test
	void packagesCanBeSeenAtOnce() {
		assertEquals(List.of(), Order.tooFull(HERE));
	}

	@Test
	void fullPackageIsFoundUnlessItHoldsTests() throws Exception {
		for (int number = 0; number < 26; number++)
			for (String folder : List.of("a/src/full", "a.tests/src/full", "a/src-gen/full"))
				write(root, "bundles/" + folder + "/C" + number + ".java");
		for (int number = 0; number < 25; number++)
			write(root, "bundles/a/src/fits/C" + number + ".java");
		assertEquals(List.of("bundles/a/src/full has 26 classes"), Order.tooFull(broken()));
	}

	@Test
	void javaFilesCanBeReadAtOnce() {
		assertEquals(List.of(), Order.tooLong(HERE));
	}

	@Test
	void longJavaFileIsFoundUnlessItWasGenerated() throws Exception {
		write(root, "bundles/a/src/Fits.java", "//\n".repeat(299));
		write(root, "bundles/a/src/Long.java", "//\n".repeat(300));
		write(root, "bundles/a/src-gen/Made.java", "//\n".repeat(900));
		assertEquals(List.of("bundles/a/src/Long.java has 301 lines"), Order.tooLong(broken()));
	}

	@Test
	void linesFitOnAScreen() {
		assertEquals(List.of(), Order.tooWide(HERE));
	}

	@Test
	void wideLineIsFoundUnlessItIsAnImport() throws Exception {
		write(root, "bundles/a/src/A.java", "import " + "a.".repeat(100) + "A;", "\t\t" + "x".repeat(112),
				" \t\t" + "x".repeat(113));
		assertEquals(List.of("bundles/a/src/A.java:3 has 121 columns"), Order.tooWide(broken()));
	}

	@Test
	void classesOfOneNameAreTheSameThing() {
		assertEquals(List.of(), Names.shared(HERE));
	}

	@Test
	void nameThatTwoClassesShareIsFound() throws Exception {
		for (String file : List.of("bundles/a/src/a/Side.java", "bundles/a/src/a/b/Side.java",
				"bundles/a/src/a/Texts.java",
				"bundles/b/src/b/Texts.java", "bundles/b/src-gen/b/Side.java"))
			write(root, file);
		write(root, "bundles/a/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a");
		write(root, "bundles/b/META-INF/MANIFEST.MF", "Bundle-SymbolicName: b");
		assertEquals(List.of("Side stands in bundles/a/src/a and bundles/a/src/a/b"), Names.shared(broken()));
	}

	@Test
	void bundlesExportOnlyWhatOthersUse() {
		assertEquals(List.of(), Exports.unused(HERE));
	}

	@Test
	void exportThatOnlyTestsUseIsFound() throws Exception {
		write(root, "bundles/a/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a", "Export-Package: a.used,",
				" a.parts,a.unused;x-internal:=true");
		write(root, "bundles/a/src/Own.java", "import a.unused.Thing;");
		write(root, "bundles/b/META-INF/MANIFEST.MF", "Bundle-SymbolicName: b");
		write(root, "bundles/b/src/User.java", "import a.used.Thing;", "import a.unused.more.Thing;");
		write(root, "bundles/b/plugin.xml", "<view class=\"a.parts.View\"/>");
		write(root, "bundles/c.tests/META-INF/MANIFEST.MF", "Bundle-SymbolicName: c.tests");
		write(root, "bundles/c.tests/src/Test.java", "import a.unused.Thing;");
		assertEquals(List.of("a exports a.unused, which no other bundle uses"), Exports.unused(broken()));
	}

	@Test
	void bundlesExportAllThatOthersUse() {
		assertEquals(List.of(), Exports.hidden(HERE));
	}

	@Test
	void packageThatIsUsedAndNotExportedIsFound() throws Exception {
		write(root, "bundles/a/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a", "Export-Package: a.shown");
		write(root, "bundles/a/src/Shown.java", "package a.shown;");
		write(root, "bundles/a/src/Hidden.java", "package a.hidden;");
		write(root, "bundles/a.tests/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a.tests", "Fragment-Host: a");
		write(root, "bundles/a.tests/src/Test.java", "import a.hidden.Hidden;");
		write(root, "bundles/b/META-INF/MANIFEST.MF", "Bundle-SymbolicName: b");
		write(root, "bundles/b/src/User.java", "import a.shown.Shown;", "import a.hidden.Hidden;");
		assertEquals(List.of("b uses a.hidden, which a does not export"), Exports.hidden(broken()));
	}

	@Test
	void sourcesNameNoFolderOfOneMachine() {
		assertEquals(List.of(), ForeignPlaces.folders(HERE));
	}

	@Test
	void sourcesNameNoHostOfOneNetwork() {
		assertEquals(List.of(), ForeignPlaces.hosts(HERE));
	}

	@Test
	void folderOfOneMachineIsFound() throws Exception {
		String folder = "/" + String.join("/", "root", "secret");
		write(root, "bundles/a/src/A.java", "Path.of(\"" + folder + "\"); // root/ and $root/work/x are no folders");
		write(root, "bundles/a/samples/perf.txt", folder);
		assertEquals(List.of("bundles/a/src/A.java: " + folder + "\");"), ForeignPlaces.folders(broken()));
	}

	@Test
	void hostOfOneNetworkIsFound() throws Exception {
		String host = "https://" + "registry.example";
		write(root, "pom.xml", "<url>" + host + "/maven</url>", "<url>https://repo.maven.apache.org/maven2</url>");
		assertEquals(List.of("pom.xml: " + host), ForeignPlaces.hosts(broken()));
	}
}
