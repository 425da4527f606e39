package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The machines whose guests rewrite MSI-X entries walk on the command line, and it says why an interrupt waits. */
class MsixMachinesTest {
	@TempDir
	Path folder;

	private Path machine(String name) throws Exception {
		Path file = folder.resolve(name + ".irqscope");
		try (InputStream document = Examples.machine(name)) {
			Files.copy(document, file);
		}
		return file;
	}

	@ParameterizedTest
	@CsvSource({ "rewrite-vfio, 65 65 67", "rewrite-virtio, 65 65 67", "rewrite-nvme, 65 67 67" })
	void rewrittenWhileOpen(String name, String vectors) throws Exception {
		String walk = CommandRun.done("walk", machine(name), "--stimulus", "rewrite while open", "--filter",
				"function == \"guest_vector\"").out();
		assertEquals(vectors, walk.lines().filter(line -> line.contains(" guest_vector(") && !line.contains("\u2026"))
				.map(line -> line.replaceAll(".*\\(vector (\\d+)\\).*", "$1"))
				.collect(Collectors.joining(" ")));
	}

	@ParameterizedTest
	@CsvSource({ "rewrite-vfio, vfio0", "rewrite-virtio, virtio0", "rewrite-nvme, nvme0" })
	void whyAnInterruptOfAMaskedEntryWaits(String name, String device) throws Exception {
		CommandRun why = CommandRun.run("why", machine(name), "--stimulus", "mask entry 0", "--stimulus", device);
		assertTrue(why.out().contains("Entry 0 of the MSI-X table of device 0 is masked"), why.out());
	}
}
