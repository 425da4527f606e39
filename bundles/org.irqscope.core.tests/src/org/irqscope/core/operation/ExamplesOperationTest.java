package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import java.util.List;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.imports.Examples;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.model.rules.MachineValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in a folder of the user's. */
class ExamplesOperationTest {
	@TempDir
	Path folder;

	@Test
	void machinesStandBesideTheTextsTheyWereImportedFrom() throws Exception {
		new ExamplesOperation(folder).run(new NullProgressMonitor());
		for (Examples example : Examples.values()) {
			assertEquals(example.machine(), MachineFiles.load(folder.resolve(example.machine() + ".irqscope"))
					.getName());
			for (String file : example.files())
				try (InputStream text = example.open(file)) {
					assertArrayEquals(text.readAllBytes(),
							Files.readAllBytes(folder.resolve(example.machine()).resolve(file)));
				}
		}
	}

	@Test
	void machinesMadeByHandAreThereAndValid() throws Exception {
		new ExamplesOperation(folder).run(new NullProgressMonitor());
		assertTrue(Files.exists(folder.resolve("rewrite-vfio.irqscope")));
		for (String name : Examples.BY_HAND) {
			VirtualMachine machine;
			try (InputStream document = Examples.machine(name)) {
				machine = MachineFiles.load(document, name);
			}
			assertEquals(name, machine.getName());
			assertEquals(List.of(), MachineValidator.validate(machine));
			assertTrue(name.startsWith("move") || machine.getStimuli().stream()
					.anyMatch(stimulus -> stimulus.getName().equals("rewrite while open")), name);
		}
	}

	@Test
	void whatTheUserHasChangedStays() throws Exception {
		new ExamplesOperation(folder).run(new NullProgressMonitor());
		Path machine = folder.resolve("apic.irqscope");
		Path text = folder.resolve("noapic").resolve("drgn-pic-state.txt");
		Files.writeString(machine, "mine");
		Files.writeString(text, "mine too");
		Files.delete(folder.resolve("noapic").resolve("perf-script-noapic.txt"));
		new ExamplesOperation(folder).run(new NullProgressMonitor());
		assertEquals("mine", Files.readString(machine));
		assertEquals("mine too", Files.readString(text));
		assertTrue(Files.exists(folder.resolve("noapic").resolve("perf-script-noapic.txt")));
	}
}
