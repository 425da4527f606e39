package org.irqscope.core.edit.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.file.MachineFileException;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.scene.Node;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The machines of RISC-V that come with the product can be saved, read, judged and drawn. */
class RiscvExampleTest {
	@TempDir
	Path folder;

	@ParameterizedTest
	@EnumSource
	void fileHoldsTheWholeMachine(RiscvExample example) throws IOException, MachineFileException {
		RiscvMachine machine = example.create();
		Path file = folder.resolve(example.file() + ".irqscope");
		MachineFiles.save(machine, file);
		assertEquals(new String(MachineFiles.bytes(machine)), new String(MachineFiles.bytes(MachineFiles.load(file))));
	}

	@ParameterizedTest
	@EnumSource
	void nothingIsWrongWithIt(RiscvExample example) {
		assertEquals(List.of(), MachineValidator.validate(example.create()));
	}

	private static Set<String> nodes(Page page, RiscvMachine machine) {
		return PageScene.placed(page, machine, Unfolded.NONE).nodes().stream().map(Node::id)
				.collect(Collectors.toSet());
	}

	@ParameterizedTest
	@EnumSource
	void everyPageShowsIt(RiscvExample example) {
		RiscvMachine machine = example.create();
		assertTrue(Pages.of(machine).size() >= 3, Pages.of(machine).toString());
		for (Page page : Pages.of(machine)) {
			PageScene.of(page, machine);
			assertFalse(nodes(page, machine).isEmpty(), page.id());
		}
	}

	@ParameterizedTest
	@EnumSource
	void machinePageHasHartsAndChips(RiscvExample example) {
		RiscvMachine machine = example.create();
		Set<String> nodes = nodes(Pages.of(machine).get(0), machine);
		machine.getVcpus().forEach(hart -> assertTrue(nodes.contains(hart.getId()), nodes.toString()));
		machine.getControllers().forEach(chip -> assertTrue(nodes.contains(chip.getId()), nodes.toString()));
	}
}
