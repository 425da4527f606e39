package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.Test;

/** Answers of Linux 6.18 that neither the recordings nor the catalogue hold; random scripts on a real KVM told them. */
class ScriptAnswersTest {
	private static List<OpResult> answers(String script) throws ScriptException {
		List<OpResult> answers = new ArrayList<>();
		try (ScriptRunner<?> runner = new ScriptRunner<>(EmulatedX86Vm.backend(Host.DEFAULT))) {
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
	void aGsiBeyondEveryTableIsIgnoredByAllWhoListen() throws ScriptException {
		for (String gsi : List.of("4096", "5000", "2147483648", "4294967295")) {
			OpResult answer = lastAnswer("line " + gsi + " 1");
			assertEquals(-1, answer.result());
			assertEquals(List.of("vmm kvm_set_irq: gsi " + gsi + " level 1 source 0"), answer.events().orElseThrow());
		}
	}

	@Test
	void aTimerChipComesOnceAndOnlyWhereTheKernelHasThePics() throws ScriptException {
		assertEquals(List.of(0L, -17L), answers("pit 1\npit").stream().map(OpResult::result).toList());
		assertEquals(-2, lastAnswer("vm 1 1\npit").result());
		assertEquals(1, lastAnswer("pit 1\nout 0x61 1\nin 0x61").result() & 3, "the gate of counter 2");
	}

	@Test
	void aLevelIsHighUnlessItIsZero() throws ScriptException {
		List<OpResult> answers = answers("""
				line 4 5
				line 4 0
				line 4 4294967295""");
		assertEquals(List.of(1L, 2L, 0L), answers.stream().map(OpResult::result).toList());
		assertEquals(List.of("vmm kvm_set_irq: gsi 4 level -1 source 0",
				"vmm kvm_ioapic_set_irq: pin 4 dst 0 vec 0 (Fixed|physical|edge|masked)",
				"vmm kvm_pic_set_irq: chip 0 pin 4 (edge) (coalesced)"), answers.get(2).events().orElseThrow());
	}

	@Test
	void anIrqfdCanHaveAGsiBeyondEveryTableAndReachesNothing() throws ScriptException {
		List<OpResult> answers = answers("""
				irqfd 5000
				signal 0
				irqfd-del 0 5000
				irqfd 4294967295 1
				signal 1
				resample 1""");
		assertEquals(List.of(0L, 0L, 0L, 1L, 0L, 0L), answers.stream().map(OpResult::result).toList());
		assertEquals(List.of("kworker kvm_set_irq: gsi 5000 level 1 source 0",
				"kworker kvm_set_irq: gsi 5000 level 0 source 0"), answers.get(1).events().orElseThrow());
		assertEquals(List.of("kworker kvm_set_irq: gsi 4294967295 level 1 source 1"),
				answers.get(4).events().orElseThrow());
	}

	@Test
	void aTableOfMoreEntriesThanTheKernelTakesIsRefusedHoweverManyThereAre() throws ScriptException {
		for (int entries : new int[] { 4097, 5000 }) {
			String script = IntStream.range(0, entries).mapToObj(gsi -> "route-msi " + gsi + " 0xfee00000 65\n")
					.collect(Collectors.joining());
			assertEquals(-22, lastAnswer(script + "route-commit").result());
		}
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
		assertEquals(Vm.ASLEEP, lastAnswer("vm 2\nwrmsr 0x1b 0xfee00800 0\n" + init + "\nread32 0xfee00020 0")
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
		assertEquals(Vm.ASLEEP, last.result());
		assertFalse(last.parts().containsKey("pic0"));
	}

	/** {@code KVM_RUN} sleeps there; on Linux 6.12 until an alarm killed the process, while the other vCPU went on. */
	@Test
	void aVcpuThatWaitsForAStartupInterruptRunsNothingUntilItComes() throws ScriptException {
		List<OpResult> answers = answers("""
				vm 2
				lapic-enable
				write32 0xfee00310 0x1000000 0
				write32 0xfee00300 0x4500 0
				in 0x21 1
				ack 1
				in 0x21 0
				write32 0xfee00300 0x4601 0
				in 0x21 1""");
		assertEquals(List.of((long) Vm.ASLEEP, -1L, 0L, 0L, 0L),
				answers.subList(4, 9).stream().map(OpResult::result).toList());
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
