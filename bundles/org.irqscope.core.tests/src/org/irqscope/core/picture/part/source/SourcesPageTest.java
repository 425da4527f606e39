package org.irqscope.core.picture.part.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.imports.Texted;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line that a machine rests on is shown with what it says and how that is known; so is what no line says. */
class SourcesPageTest {
	private static final String SEEN = "kvm_ioapic_set_irq: pin 10 dst 0 vec 74 (Fixed|physical|edge)";
	@TempDir
	Path folder;
	private final Page page = Pages.named("sources").orElseThrow();

	private VirtualMachine machine(String... events) throws Exception {
		return new Texted(folder).with("trace.txt", Texted.trace("vmm", events) + "something else entirely, it seems\n")
				.machine();
	}

	private static List<Node> nodes(Page page, VirtualMachine machine) {
		return page.diagram(machine, Highlights.NONE, Unfolded.NONE).nodes();
	}

	private static List<String> lines(Node node) {
		return node.rows().stream().filter(Row.Drawing.class::isInstance).map(Row.Drawing.class::cast)
				.map(row -> row.name() + " " + row.value()).toList();
	}

	@Test
	void aLineSaysWhatIsSeenAndWhatIsNotUnderstoodIsThereToo() throws Exception {
		List<Node> nodes = nodes(page, machine("kvm_set_irq: gsi 10 level 1 source 0", SEEN));
		assertEquals("trace.txt", nodes.get(0).title());
		assertTrue(lines(nodes.get(0)).stream().anyMatch(line -> line.startsWith("2 ") && line.contains("seen")),
				lines(nodes.get(0)).toString());
		assertTrue(lines(nodes.get(0)).stream().anyMatch(line -> line.contains("something else")));
	}

	@Test
	void whatNoLineSaysHasItsOwnTableWithTheKeysOfAssumptions() throws Exception {
		List<Node> nodes = nodes(page, machine("kvm_set_irq: gsi 10 level 1 source 0"));
		List<String> lines = lines(nodes.get(1));
		assertTrue(lines.stream().anyMatch(line -> line.contains("assumed") && line.contains("vector")),
				lines.toString());
		assertTrue(lines.stream().noneMatch(line -> line.contains(" seen ")), lines.toString());
	}

	@Test
	void onlyImportedMachinesHaveThePage() throws Exception {
		assertFalse(page.exists(Machines.create("drawn", 1)));
		assertTrue(page.exists(machine(SEEN)));
	}

	@Test
	void aDeviceThatIsAssumedToCallAnIoctlIsDrawnAsSuch() throws Exception {
		VirtualMachine machine = new Texted(folder)
				.with("interrupts.txt", "           CPU0\n  4:        120   IO-APIC   4-edge      ttyS0\n").machine();
		List<String> captions = nodes(Pages.of(machine).get(0), machine).stream().map(Node::caption).toList();
		assertTrue(captions.contains("serial port 0x3f8 (assumed)"), captions.toString());
	}
}
