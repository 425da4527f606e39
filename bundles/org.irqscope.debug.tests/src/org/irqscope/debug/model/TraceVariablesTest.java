package org.irqscope.debug.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IRegister;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.core.model.IWatchExpressionResult;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.core.run.Request.Move;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the platform's views show of a recorded hop: what the kernel printed, and no value that nobody has sampled. */
class TraceVariablesTest {
	private static final List<String> PERF = List.of(
			" kworker/0:0 6133 [000] 2834.000001: kvm:kvm_set_irq: gsi 4 level 1 source 0",
			" kworker/0:0 6133 [000] 2834.000003: kvm:kvm_ioapic_set_irq: pin 4 dst 0 vec 52 (Fixed|physical|edge)",
			" CPU 0/KVM 6200 [001] 2834.000004: kvm:kvm_inj_virq: IRQ 0x34");
	@TempDir
	Path folder;
	private Debugged debugged;

	@BeforeEach
	void begin() throws Exception {
		Path file = Files.write(folder.resolve("trace.txt"), PERF);
		debugged = new Debugged(new TraceWalkOperation(file, Optional.of(Debugged.machine()))
				.run(new NullProgressMonitor()));
		debugged.ask(Move.STEP_INTO);
		debugged.ask(Move.STEP_INTO);
	}

	@AfterEach
	void close() {
		debugged.close();
	}

	private List<IRegister> registers() throws DebugException {
		List<IRegister> registers = new ArrayList<>();
		for (IRegisterGroup group : debugged.frame().getRegisterGroups())
			registers.addAll(Arrays.asList(group.getRegisters()));
		return registers;
	}

	@Test
	void aFrameShowsItsArgumentsItsTracepointAndWhereItWasRecorded() throws Exception {
		List<String> texts = new ArrayList<>();
		for (IVariable variable : debugged.frame().getVariables())
			texts.add(variable.getName() + " = " + variable.getValue().getValueString());
		assertEquals("pin = 4", texts.get(0));
		assertEquals("kvm_ioapic_set_irq = pin 4 dst 0 vec 52 (Fixed|physical|edge)", texts.get(1));
		assertTrue(texts.get(2).startsWith("recorded = ") && texts.get(2).contains("trace.txt")
				&& texts.get(2).endsWith("2834.000003 s"), texts.get(2));
	}

	@Test
	void onlyTheContextOfTheHopHasFrames() throws Exception {
		assertEquals(List.of("kworker", "vcpu 0"), debugged.names().stream().sorted().toList());
		assertEquals(2, debugged.thread("kworker").frames().size());
		assertEquals(List.of(), debugged.thread("vcpu 0").frames());
		debugged.ask(Move.STEP_INTO);
		assertEquals(List.of(), debugged.thread("kworker").frames());
		assertEquals(1, debugged.thread("vcpu 0").frames().size());
	}

	@Test
	void noRegisterHasAValueThatNobodyHasSampled() throws Exception {
		List<String> names = new ArrayList<>();
		for (IRegister register : registers()) {
			names.add(register.getName());
			assertEquals("not sampled", register.getValue().getValueString(), register.getName());
			for (IVariable bits : register.getValue().getVariables())
				assertEquals("not sampled", bits.getValue().getValueString(), register.getName());
		}
		assertTrue(names.contains("redirtbl[4]"), names.toString());
	}

	@Test
	void noRegisterCanBeChangedAndOneSentenceSaysWhy() throws Exception {
		IRegister register = registers().get(0);
		assertFalse(register.supportsValueModification());
		String reason = assertThrows(DebugException.class, () -> register.setValue("1")).getMessage();
		assertTrue(reason.contains("trace.txt is what was recorded"), reason);
		assertEquals(List.of(), debugged.refusals());
	}

	private IWatchExpressionResult watch(String expression) {
		IWatchExpressionResult[] answer = new IWatchExpressionResult[1];
		new WatchDelegate().evaluateExpression(expression, debugged.frame(), result -> answer[0] = result);
		return answer[0];
	}

	@Test
	void watchesAreAboutTheHopAndSayWhatATraceDoesNotTell() throws Exception {
		assertEquals("4", watch("pin").getValue().getValueString());
		assertTrue(watch("ioapic.irr").hasErrors());
		assertTrue(watch("ioapic.irr").getErrorMessages()[0].contains("only a trace"),
				watch("ioapic.irr").getErrorMessages()[0]);
	}
}
