package org.irqscope.ui.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.decision.Instruction;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breakpoints that somebody asks for in the dialog stop the walk at the same hop on the way there and back. */
@ExtendWith(NoErrorsLogged.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewBreakpointTest {
	/** By example; a session of its own for each breakpoint is enough. */
	private final Map<String, IEditorPart> editors = new HashMap<>();
	private WalkPlayer player;

	private void open(String example) throws Exception {
		if (!editors.containsKey(example))
			editors.put(example, Desktop.open(Desktop.copy(example, "asked-" + example)));
		Desktop.page().activate(editors.get(example));
		player = Adapters.adapt(editors.get(example), WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		assertEquals(1, stop().position());
	}

	/** Something that the guest does and that no walk of an example does; the walk stands before it. */
	private void comes(String line) throws RunException {
		int before = stop().position();
		player.session().orElseThrow().control().request(Instruction.parse(line, stop()));
		Desktop.awaitWalk();
		player.goTo(before);
		Desktop.awaitWalk();
	}

	@AfterEach
	void end() throws Exception {
		player.end();
		AskedBreakpoint.removeAll();
	}

	@AfterAll
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private Stop stop() {
		return player.session().orElseThrow().control().stop().orElseThrow();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"apic | '' | function kvm_set_irq enter",
			"apic | '' | function ioapic_set_irq return",
			"apic | '' | tracepoint kvm_set_irq",
			"apic | '' | gsi 4",
			"apic | '' | pin ioapic 4",
			"noapic | '' | pin pic 4",
			"apic | '' | vector 33",
			"noapic | '' | vector 52",
			"apic | '' | vcpu 0",
			"apic | '' | eventfd 0",
			"noapic | '' | port 0x20..0x21",
			"apic | read32 0xfee00210 0 | mmio 0xfee00000..0xfee00fff",
			"apic | '' | field ioapic.irr bit 4 set",
			"apic | '' | field ioapic.irr bit 4 cleared",
			"apic | '' | field ioapic.irr changed",
			"apic | read32 0xfee00210 0 | field lapic[0].irr read",
			"apic | read32 0xfee00110 0 | field lapic[0].isr read",
			"apic | '' | field lapic[0].irr changed" })
	void everyKindOfBreakpointStopsTheWalkForwardsAndBackwards(String example, String first, String text)
			throws Exception {
		open(example);
		if (!first.isEmpty())
			comes(first);
		AskedBreakpoint.ask(text, "", "", 0);
		AskedBreakpoint.stopsOnBothWays(this::stop, text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"function kvm_set_irq enter | level | kworker | 0 | function kvm_set_irq enter in kworker if level",
			"gsi 4 | '' | '' | 2 | gsi 4 count 2",
			"vcpu 0 | lapic[0].irr has 33 | '' | 0 | vcpu 0 if lapic[0].irr has 33" })
	void conditionContextAndCountOfTheDialogSayWhichHopCounts(String where, String condition, String context,
			int count, String text) throws Exception {
		open("apic");
		AskedBreakpoint.ask(where, condition, context, count);
		AskedBreakpoint.stopsOnBothWays(this::stop, text);
	}
}
