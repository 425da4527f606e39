package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Op scripts drive PCI functions. */
class PciScriptTest {
	private static final String EOI = "write32 0xfee000b0 0";

	/** What each operation answered. */
	private static List<Long> answers(String... lines) throws ScriptException {
		List<Long> answers = new ArrayList<>();
		try (ScriptRunner<?> runner = new ScriptRunner<>(EmulatedX86Vm.backend(Host.DEFAULT))) {
			for (Op op : OpScript.parse(Arrays.asList(lines)).ops())
				answers.add(runner.run(op).result());
		}
		return answers;
	}

	/** A rewritten entry: raise, rewrite, raise, mask and unmask, raise. */
	@ParameterizedTest
	@CsvSource({ "0, 0x61", "1, 0x61", "2, 0x51", "3, 0x51", "4, 0x51", "5, 0x51", "6, 0x61", "7, 0x51" })
	void rewrittenWhileOpen(int sort, String next) throws ScriptException {
		List<Long> answers = answers("lapic-enable", "pci " + sort + " 1", "msix-raise 0 0", "ack", EOI,
				"msix-data 0 0 0x61", "msix-raise 0 0", "ack", EOI, "msix-mask 0 0", "msix-unmask 0 0",
				"msix-raise 0 0", "ack");
		assertEquals(0x51L, answers.get(3));
		assertEquals(Long.decode(next), answers.get(7));
		assertEquals(0x61L, answers.get(12));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1, 0x61", "2, 1, 0x61", "3, 1, 0x61", "5, 1, 0x61", "6, 1, -1", "7, 0, 0x61" })
	void rewrittenWhileMasked(int sort, long pending, String delivered) throws ScriptException {
		List<Long> answers = answers("lapic-enable", "pci " + sort + " 1", "msix-mask 0 0", "msix-raise 0 0", "ack",
				"msix-pba 0", "msix-data 0 0 0x61", "msix-unmask 0 0", "ack");
		assertEquals(List.of(-1L, pending), answers.subList(4, 6));
		assertEquals(Long.decode(delivered), answers.get(8));
	}

	@Test
	void anEntryMovesToAnotherVcpu() throws ScriptException {
		assertEquals(List.of(0L, -1L, 0x66L), answers("vm 2", "lapic-enable", "pci 5 2",
				"msix-move 0 1 0xfee01000 0x66", "msix-raise 0 1", "ack 0", "ack 1").subList(4, 7));
	}

	@Test
	void functionsWithoutMessages() throws ScriptException {
		assertEquals(List.of(-1L, 0x51L), List.of(
				answers("lapic-enable", "pci 0 1", "pci-command 0 0", "msix-raise 0 0", "ack").get(4),
				answers("lapic-enable", "pci 0 1", "msix-control 0 0xc000", "msix-raise 0 0",
						"msix-control 0 0x8000", "ack").get(5)));
	}

	@Test
	void whatIsNotThereIsRefused() throws ScriptException {
		assertTrue(assertThrows(ScriptException.class, () -> answers("msix-raise 0 0")).getMessage()
				.contains("no device 0"));
		assertEquals(-2, answers("pci 0 1", "msix-raise 0 1").get(1));
		assertThrows(ScriptException.class, () -> answers("pci 8 1"));
	}

	@Test
	void everySortHasANumber() {
		assertEquals(PciSort.values().length - 1, OpScript.LAST_PIN_SORT);
		assertEquals(PciSort.EDU.ordinal(), OpScript.LAST_SORT + 1);
	}
}
