package org.irqscope.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each text that the product asks for is there, and none is there for nothing. */
class TextsTest {
	private static final Repository HERE = Repository.here();
	@TempDir
	Path root;

	@Test
	void everyTextIsThereAndUsed() {
		assertEquals(List.of(), MessageKeys.breaches(HERE));
	}

	@Test
	void everyTextOfAPluginIsThereAndUsed() {
		assertEquals(List.of(), PluginTexts.breaches(HERE));
	}

	private void bundle(String texts, String... lines) throws Exception {
		OrderTest.write(root, "bundles/a/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a", "Bundle-Name: %bundle.name");
		OrderTest.write(root, "bundles/a/src/a/messages.properties", texts);
		OrderTest.write(root, "bundles/a/src/a/A.java", lines);
	}

	@Test
	void missingAndUnusedTextsAreFound() throws Exception {
		bundle("walk.start=Start\nwalk.end=End\nkind.edge=edge\nkind.level=level", "Texts.of(\"walk.start\");",
				"Texts.of(open ? \"walk.open\" : \"walk.start\");", "Texts.of(\"kind.\" + name);");
		assertEquals(List.of("bundles/a/src/a/messages.properties lacks walk.open",
				"bundles/a/src/a/messages.properties: nothing uses walk.end"),
				MessageKeys.breaches(new Repository(root)));
	}

	@Test
	void packageWithTextsOfItsOwnUsesNoneOfThePackageAbove() throws Exception {
		bundle("walk.start=Start", "");
		OrderTest.write(root, "bundles/a/src/a/b/messages.properties", "walk.back=Back");
		OrderTest.write(root, "bundles/a/src/a/b/B.java", "Texts.of(\"walk.start\") + Texts.of(\"walk.back\");");
		assertEquals(List.of("bundles/a/src/a/b/messages.properties lacks walk.start",
				"bundles/a/src/a/messages.properties: nothing uses walk.start"),
				MessageKeys.breaches(new Repository(root)));
	}

	@Test
	void textsOfOptionsAreUsedByTheirOptions() throws Exception {
		bundle("irqscope.walk.usage.header=Walks\nirqscope.walk.from=From\nirqscope.walk.gone=Gone",
				"@Option(names = \"--from\")");
		assertEquals(List.of("bundles/a/src/a/messages.properties: nothing uses irqscope.walk.gone"),
				MessageKeys.breaches(new Repository(root)));
	}

	@Test
	void missingAndUnusedTextsOfAPluginAreFound() throws Exception {
		bundle("");
		OrderTest.write(root, "bundles/a/plugin.properties", "view.walk=Walk", "view.gone=Gone");
		OrderTest.write(root, "bundles/a/plugin.xml", "<view name=\"%view.walk\"/><view name=\"%view.new\"/>");
		assertEquals(List.of("bundles/a lacks %bundle.name", "bundles/a lacks %view.new",
				"bundles/a: nothing uses %view.gone"),
				PluginTexts.breaches(new Repository(root)));
	}

	@Test
	void nothingIsWrittenAsInTheCountryOfTheUser() {
		assertEquals(List.of(), Languages.ofTheCountry(HERE));
	}

	@Test
	void whatIsWrittenAsInTheCountryOfTheUserIsFound() throws Exception {
		bundle("", "String.format(Locale.ROOT, \"%d\", 1);", "String.format(\"%d\", 1);", "name.toLowerCase();",
				"name.toLowerCase(Locale.ROOT);");
		OrderTest.write(root, "bundles/a.tests/META-INF/MANIFEST.MF", "Bundle-SymbolicName: a.tests");
		OrderTest.write(root, "bundles/a.tests/src/a/ATest.java", "name.toLowerCase();");
		assertEquals(List.of("bundles/a/src/a/A.java: String.format(\"", "bundles/a/src/a/A.java: toLowerCase()"),
				Languages.ofTheCountry(new Repository(root)));
	}
}
