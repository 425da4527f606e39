package org.irqscope.debug.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IVariable;
import org.eclipse.debug.core.model.IWatchExpressionResult;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Request.Move;
import org.irqscope.core.run.Stop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the platform's Variables and Expressions views show of a function at work. */
class VariablesTest {
	private Debugged debugged;

	@BeforeEach
	void begin() throws Exception {
		debugged = new Debugged(Debugged.machine());
		debugged.ask(new Request.Then(debugged.device()));
	}

	@AfterEach
	void close() {
		debugged.close();
	}

	private void stepTo(String function) throws Exception {
		Stop stop = debugged.ask(Move.STEP_INTO);
		while (!stop.hop().orElseThrow().call().startsWith(function))
			stop = debugged.ask(Move.STEP_INTO);
	}

	private static List<String> texts(MachineFrame frame) throws DebugException {
		return Arrays.stream(frame.getVariables()).map(VariablesTest::text).toList();
	}

	private static String text(IVariable variable) {
		try {
			return variable.getName() + " = " + variable.getValue().getValueString()
					+ (variable.hasValueChanged() ? " *" : "");
		} catch (DebugException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void aFrameShowsItsArgumentsWhatItChangedAndTheWholeChip() throws Exception {
		stepTo("kvm_pic_set_irq");
		List<String> texts = texts(debugged.frame());
		assertEquals(List.of("pin = 4", "level = 1"), texts.subList(0, 2));
		assertTrue(texts.contains("PIC master irr = 0x00 → 0x10 *"), texts.toString());
		assertTrue(texts.get(texts.size() - 1).startsWith("PIC master = "), texts.toString());
		IVariable[] all = debugged.frame().getVariables();
		assertTrue(Arrays.stream(all[all.length - 1].getValue().getVariables()).map(VariablesTest::text)
				.anyMatch("irr = 0x10 *"::equals));
	}

	@Test
	void variablesStayTheSameWhileTheirFunctionIsAtWork() throws Exception {
		stepTo("kvm_set_irq");
		MachineFrame frame = debugged.frame();
		IVariable[] before = frame.getVariables();
		debugged.ask(Move.STEP_INTO);
		List<MachineFrame> frames = debugged.target().current().orElseThrow().frames();
		assertSame(frame, frames.get(1));
		for (int at = 0; at < before.length; at++)
			assertSame(before[at], frame.getVariables()[at]);
		assertTrue(Arrays.stream(frame.getVariables()).filter(TextVariable.class::isInstance).map(VariablesTest::text)
				.noneMatch(text -> text.endsWith("*")));
	}

	@Test
	void aContextThatWaitsSaysWhatItBeginsWith() throws Exception {
		MachineFrame waits = debugged.target().current().orElseThrow().frames().get(0);
		assertEquals(1, waits.getVariables().length);
		assertTrue(text(waits.getVariables()[0]).startsWith("waits = "));
	}

	@Test
	void watchesAreExpressionsAboutTheMachine() throws Exception {
		assertEquals("false", watch("pic.master.irr.irq4 == 1"));
		stepTo("kvm_pic_set_irq");
		assertEquals("true", watch("pic.master.irr.irq4 == 1"));
		assertEquals("false", watch("ioapic.redirtbl[4].remote_irr"));
		assertEquals("false", watch("lapic[0].irr has 33"));
		assertEquals("4", watch("pin"));
	}

	@Test
	void aWatchThatIsNoneSaysWhereItIsWrong() {
		IWatchExpressionResult result = result("ioapic.redirtbl[4].remote_ir");
		assertTrue(result.hasErrors());
		assertTrue(result.getErrorMessages()[0].startsWith("column 1: there is no name"), result.getErrorMessages()[0]);
		assertFalse(result.getErrorMessages()[0].isBlank());
	}

	private String watch(String expression) throws DebugException {
		IWatchExpressionResult result = result(expression);
		assertFalse(result.hasErrors(), () -> result.getErrorMessages()[0]);
		return result.getValue().getValueString();
	}

	private IWatchExpressionResult result(String expression) {
		IWatchExpressionResult[] heard = new IWatchExpressionResult[1];
		new WatchDelegate().evaluateExpression(expression, debugged.target(), result -> heard[0] = result);
		return heard[0];
	}
}
