package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in a process of its own, without display: it does its work and never touches a widget. */
class HeadlessTest {
	private static final String WIDGETS = ".*\\borg\\.eclipse\\.(swt|jface|ui|gef|draw2d|e4)\\..*";
	@TempDir
	private Path folder;

	private void runs(String... arguments) throws Exception {
		Path classes = folder.resolve("classes.log");
		CommandProcess process = CommandProcess.run(classes, arguments);
		assertEquals(0, process.code(), process.text());
		try (Stream<String> loaded = Files.lines(classes)) {
			List<String> lines = loaded.toList();
			assertTrue(lines.stream().anyMatch(line -> line.contains(" " + Main.class.getName() + " ")));
			assertEquals(List.of(), lines.stream().filter(line -> line.matches(WIDGETS)).toList());
		}
	}

	@Test
	void importWalkAndExportLoadNoWidgets() throws Exception {
		ExampleFiles files = new ExampleFiles(folder);
		String machine = folder.resolve("m.irqscope").toString();
		String routing = files.text(Examples.APIC, "drgn-irq-routing.txt").toString();
		String ioapic = files.text(Examples.APIC, "drgn-ioapic-redirtbl.txt").toString();
		String interrupts = files.text(Examples.APIC, "proc-interrupts-apic.txt").toString();
		runs("import", routing, ioapic, interrupts, "-o", machine);
		runs("walk", machine, "--format", "json");
		for (String format : List.of("svg", "png")) {
			Path picture = folder.resolve("picture." + format);
			runs("export", machine, "--diagram", "machine", "--at", "7", "--format", format, "-o", picture.toString());
			assertTrue(Files.size(picture) > 10_000, Files.size(picture) + " bytes");
		}
	}

	@Test
	void aFailureIsALineAndExitCodeTwo() throws Exception {
		Path missing = folder.resolve("missing.irqscope");
		CommandProcess process = CommandProcess.run(folder.resolve("classes.log"), "walk", missing.toString());
		assertEquals("irqscope: " + missing + ": there is no such file\n", process.text());
		assertEquals(2, process.code());
	}
}
