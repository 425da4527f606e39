package org.irqscope.core.picture.part.trap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.riscv.hart.MmioInsn;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.Stimulus;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of a trapped access decodes the instruction and shows who is asked, hop by hop. */
class MmioPageTest {
	private final Page page = Pages.named("mmio").orElseThrow();

	private static String said(Diagram diagram) {
		return diagram.nodes().stream().flatMap(node -> node.rows().stream().map(row -> node.title() + " " + text(row)))
				.collect(Collectors.joining("\n"));
	}

	private static String text(Row row) {
		return row instanceof Row.Field field ? field.name() + " " + field.shown()
				: row instanceof Row.Drawing drawing ? drawing.name() + " " + drawing.value() : "";
	}

	@Test
	void onlyMachinesOfRiscvHaveIt() {
		assertTrue(page.exists(RiscvExample.UART_PLIC.create()));
		assertFalse(page.exists(NewMachine.create("pc")));
	}

	@ParameterizedTest
	@EnumSource
	void theFieldsOfAnInstructionAreAllItsBits(InsnFormat format) {
		int next = format.bits() - 1;
		for (BitField field : format.fields()) {
			assertEquals(next, field.high(), format + " " + field.name());
			next = field.low() - 1;
		}
		assertEquals(-1, next);
	}

	@ParameterizedTest
	@EnumSource
	void theRegisterOfAnInstructionIsWhatItsFieldSays(MmioInsn insn) {
		for (boolean transformed : new boolean[] { false, true }) {
			int code = insn.match() | 0x2a5 << 2 | 0x15 << 7 | 0x1a << 20;
			InsnFormat format = InsnFormat.of(insn, transformed);
			BitField register = format.fields().stream()
					.filter(field -> field.key().startsWith(insn.isStore() ? "rs2" : "rd")).findFirst().orElseThrow();
			int number = register.value(code) + (register.key().endsWith("short") ? 8 : 0);
			assertEquals(insn.register(code), number, insn.mnemonic());
		}
	}

	private Set<String> active(RiscvMachine machine, Stimulus stimulus, StringBuilder all) throws Exception {
		Set<String> active = new TreeSet<>();
		try (Session session = Session.run(machine, stimulus)) {
			for (int hop = 0; hop <= session.walk().size(); hop++) {
				session.goTo(hop);
				Diagram now = page.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
				now.nodes().stream().filter(Node::active).map(Node::id).forEach(active::add);
				all.append(said(now)).append('\n');
			}
		}
		return active;
	}

	@Test
	void anAccessToAPortGoesToUserSpaceAndBack() throws Exception {
		RiscvMachine machine = RiscvExample.MMIO_TRAP.create();
		StringBuilder all = new StringBuilder();
		Set<String> active = active(machine, machine.getStimuli().get(1), all);
		assertTrue(active.containsAll(Set.of("vcpu0", "vcpu0#fault", "vcpu0#mmio_decode", "io_bus0", "vcpu0#kvm_run",
				"mmio_tree", "vcpu0#completion")), active.toString());
		for (String words : List.of("lw a0: 4 bytes", "KVM_EXIT_MMIO", "0x10000000", "21, load guest page fault",
				"htinst"))
			assertTrue(all.toString().contains(words), words);
	}

	@Test
	void theBusOfTheKernelAnswersForTheAplic() throws Exception {
		RiscvMachine machine = RiscvExample.MMIO_TRAP.create();
		StringBuilder all = new StringBuilder();
		Set<String> active = active(machine, machine.getStimuli().get(2), all);
		assertTrue(active.contains("io_bus0") && !active.contains("mmio_tree"), active.toString());
	}

	@ParameterizedTest
	@CsvSource({ "MMIO_TRAP, 1, ttyS0", "MMIO_TRAP, 3, nobody", "MEMORY, 0, nobody" })
	void whoAnswersIsMarked(RiscvExample example, int stimulus, String name) throws Exception {
		RiscvMachine machine = example.create();
		boolean marked = false;
		try (Session session = Session.run(machine, machine.getStimuli().get(stimulus))) {
			for (int hop = 0; hop <= session.walk().size(); hop++) {
				session.goTo(hop);
				Diagram now = page.diagram(session.view(), Highlights.of(session), Unfolded.NONE);
				marked |= now.node("mmio_tree").orElseThrow().rows().stream()
						.anyMatch(row -> row instanceof Row.Field field && field.mark() == Mark.CHANGED
								&& field.name().equals(name));
			}
		}
		assertTrue(marked);
	}

	@Test
	void atRestItSaysWhichInstructionsAreDecoded() {
		Diagram diagram = page.diagram(RiscvExample.MEMORY.create(), Highlights.NONE, Unfolded.NONE);
		assertEquals(1 + MmioInsn.values().length, diagram.node("instructions").orElseThrow().rows().size());
		assertTrue(said(diagram).contains("no access yet"));
		assertEquals(Optional.empty(), diagram.nodes().stream().filter(Node::active).findFirst());
	}
}
