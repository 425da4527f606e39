package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.Test;

/** Answers of Linux 6.18 that neither the recordings nor the catalogue hold; random scripts on a real KVM told them. */
class ScriptAnswersTest {
	private static List<OpResult> answers(String script) throws ScriptException {
		List<OpResult> answers = new ArrayList<>();
		try (ScriptRunner runner = new ScriptRunner(EmulatedVm.backend(Host.DEFAULT))) {
			for (Op op : OpScript.parse(script.lines().toList()).ops())
				answers.add(runner.run(op));
		}
		return answers;
	}

	private static OpResult lastAnswer(String script) throws ScriptException {
		List<OpResult> answers = answers(script);
		return answers.get(answers.size() - 1);
	}

	@Test
	void aLoadThatNoRegisterAnswersFindsWhatTheLastLoadLeft() throws ScriptException {
		assertEquals(0x50014, lastAnswer("""
				read32 0xfee00030
				write32 0xfee00080 0x20
				read32 0xfee00290""").result());
	}

	@Test
	void aLoadAcrossRegistersFindsItToo() throws ScriptException {
		assertEquals(0x50014, lastAnswer("""
				read32 0xfee00030
				read32 0xfee00022""").result());
	}

	@Test
	void eachVcpuHasItsOwnLastLoad() throws ScriptException {
		assertEquals(0, lastAnswer("""
				vm 2
				read32 0xfee00030 0
				read32 0xfee00290 1""").result());
	}

	@Test
	void theDestinationOfAnX2apicCommandIsNotInIcr2OnceTheModeIsLeft() throws ScriptException {
		List<OpResult> answers = answers("""
				wrmsr 0x1b 0xfee00d00
				wrmsr 0x830 0x1000041d8
				wrmsr 0x1b 0xfee00100""");
		assertTrue(answers.get(1).json().contains("\"icr\":\"41d8\",\"icr2\":\"1\""), answers.get(1).json());
		assertTrue(answers.get(2).json().contains("\"icr\":\"41d8\",\"icr2\":\"0\""), answers.get(2).json());
	}

	@Test
	void anAcknowledgeInX2apicModePutsTheDestinationIntoIcr2() throws ScriptException {
		OpResult last = lastAnswer("""
				lapic-enable
				wrmsr 0x1b 0xfee00d00
				wrmsr 0x830 0x1000041d8
				wrmsr 0x83f 0x41
				ack
				wrmsr 0x1b 0xfee00100""");
		assertFalse(last.parts().containsKey("lapic0"), last.json());
	}

	@Test
	void anInitStopsTheFirstVcpuWhenItsBaseRegisterNoLongerSaysBootProcessor() throws ScriptException {
		String init = "write32 0xfee00300 0x500 1";
		assertEquals(0, lastAnswer("vm 2\n" + init + "\nread32 0xfee00020 0").result());
		assertEquals(Vm.GUEST_FAULT, lastAnswer("vm 2\nwrmsr 0x1b 0xfee00800 0\n" + init + "\nread32 0xfee00020 0")
				.result());
	}

	@Test
	void anInitOfAnotherVcpuDoesNotStopOneWhoseBaseRegisterSaysBootProcessor() throws ScriptException {
		assertEquals(0x1000000, lastAnswer("""
				vm 2
				wrmsr 0x1b 0xfee00900 1
				write32 0xfee00310 0x1000000 0
				write32 0xfee00300 0x500 0
				read32 0xfee00020 1""").result());
	}

	@Test
	void anInitThatWaitsIsServedBeforeTheRoutesOfASplitIrqchipAreScannedOnce() throws ScriptException {
		OpResult last = lastAnswer("""
				vm 1 1
				route-msi 0xc 0xfee00000 0xc01a
				route-msi 0x1d 0xfee00000 0x4578
				route-commit
				line 0x1d 1
				write32 0xfee00080 0""");
		assertEquals(List.of("vmm kvm_msi_set_irq: dst 0 vec 26 (Fixed|physical|level)"),
				last.events().orElseThrow());
	}

	@Test
	void aVcpuThatWaitsForAStartupInterruptTakesNothing() throws ScriptException {
		OpResult last = lastAnswer("""
				vm 2
				lapic-enable
				write32 0xfee00310 0x1000000 0
				write32 0xfee00300 0x500 0
				take 1""");
		assertEquals(Vm.GUEST_FAULT, last.result());
		assertFalse(last.parts().containsKey("pic0"));
	}

	@Test
	void anInitToAVcpuThatHasNeverBeenInTheApicMapIsLost() throws ScriptException {
		assertEquals(-1, lastAnswer("""
				vm 2
				write32 0xfee00310 0x1000000 0
				write32 0xfee00300 0x500 0
				take 1""").result());
	}

	@Test
	void anNmiIsTakenBeforeTheGuestOpensInterruptsAndThePicsInterruptAfterwards() throws ScriptException {
		OpResult last = lastAnswer("""
				lapic-enable
				line 4 1
				msi 0xfee00000 0x400
				take 0""");
		assertEquals(2, last.result());
		assertTrue(last.parts().get("pic0").contains("\"isr\":16"), last.json());
	}

	@Test
	void aStoreLeavesNoNmiWaiting() throws ScriptException {
		assertEquals(-1, lastAnswer("""
				lapic-enable
				msi 0xfee00000 0x400
				msi 0xfee00000 0x400
				write32 0xfee00080 0
				take 0""").result());
	}

	@Test
	void takingMakesOneOfSeveralNmisKnownAndLeavesNone() throws ScriptException {
		List<OpResult> answers = answers("""
				lapic-enable
				msi 0xfee00000 0x400
				msi 0xfee00000 0x400
				msi 0xfee00000 0x400
				take 0
				take 0""");
		assertEquals(List.of(2L, -1L), answers.subList(4, 6).stream().map(OpResult::result).toList());
	}
}
