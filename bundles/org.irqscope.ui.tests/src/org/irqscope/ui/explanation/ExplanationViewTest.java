package org.irqscope.ui.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.history.Subject;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoints;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.kernel.KernelSourceView;
import org.irqscope.ui.why.WhyView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The Explanation view says what a hop does, why and by which rule, and leads to where more can be seen. */
@ExtendWith(NoErrorsLogged.class)
class ExplanationViewTest {
	private IEditorPart editor;
	private WalkPlayer player;
	private StyledText text;

	@BeforeEach
	void begin() throws Exception {
		editor = Desktop.open(Desktop.example("noapic"));
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		text = ((ExplanationView) Desktop.page().showView(ExplanationView.ID)).text();
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		MachineBreakpoints.remove(MachineBreakpoints.all());
	}

	private void goTo(int position) {
		player.goTo(position);
		Desktop.awaitWalk();
	}

	/** Puts the caret into some words and presses Return, as somebody without a mouse does. */
	private void follow(String words) {
		int at = text.getText().indexOf(words);
		assertTrue(at >= 0, text.getText());
		text.setSelection(at);
		Event event = new Event();
		event.keyCode = SWT.CR;
		text.notifyListeners(SWT.KeyDown, event);
		Desktop.settle();
	}

	@Test
	void aHopIsExplainedWithReasonChangesTracepointsFunctionFileAndManual() throws Exception {
		goTo(11);
		String said = text.getText();
		assertTrue(said.contains("kvm_pic_set_irq(pin 4, level 1)"), said);
		assertTrue(said.contains("the request is latched until it is acknowledged"), said);
		assertTrue(said.contains("irr  0x00 \u2192 0x10"), said);
		assertTrue(said.contains("kvm_pic_set_irq() in arch/x86/kvm/i8259.c"), said);
		assertTrue(said.contains("8259A: Interrupt Sequence"), said);
		Desktop.screenshot("explanation");
		goTo(6);
		assertTrue(text.getText().contains("kvm_set_irq: gsi 4 level 1 source 0"), text.getText());
	}

	@Test
	void theEndSaysHowItEnded() {
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		assertTrue(text.getText().contains(player.stop().orElseThrow().outcome().orElseThrow().text()),
				text.getText());
	}

	@Test
	void aChangeLeadsToItsHistory() {
		goTo(11);
		follow("irr  0x00");
		Desktop.await("the history is shown", () -> Desktop.page().findView(WhyView.ID) != null
				&& Desktop.page().isPartVisible(Desktop.page().findView(WhyView.ID)));
	}

	@Test
	void theFunctionLeadsToTheSourceOfTheKernel() {
		goTo(11);
		follow("kvm_pic_set_irq() in");
		assertTrue(Desktop.page().isPartVisible(Desktop.page().findView(KernelSourceView.ID)));
	}

	@Test
	void thePartLeadsToItsPlaceOnTheDiagram() {
		goTo(11);
		follow("PIC master on the diagram");
		Object selected = ((IStructuredSelection) editor.getSite().getSelectionProvider().getSelection())
				.getFirstElement();
		assertEquals(Subject.of(PicFields.OUTPUT, 0), Adapters.adapt(selected, Subject.class));
	}

	@Test
	void theBreakpointOfTheFunctionIsSetAndRemoved() throws Exception {
		goTo(11);
		follow("Set a breakpoint at kvm_pic_set_irq");
		Desktop.await("the link says that it is set", () -> text.getText().contains("Remove the breakpoint at"));
		assertEquals(List.of("function kvm_pic_set_irq enter"),
				MachineBreakpoints.all().stream().map(MachineBreakpoint::text).toList());
		goTo(1);
		Desktop.run("org.eclipse.debug.ui.commands.Resume");
		assertEquals("kvm_pic_set_irq",
				player.stop().orElseThrow().hop().orElseThrow().site().functionName());
		follow("Remove the breakpoint at kvm_pic_set_irq");
		Desktop.await("it is gone", () -> MachineBreakpoints.all().isEmpty());
	}

	@Test
	void textCanBeSelectedAndStaysSoUntilTheHopIsAnother() {
		goTo(11);
		text.setSelection(0, 8);
		player.setReducedMotion(true);
		Desktop.settle();
		assertEquals("kvm_pic_", text.getSelectionText());
		goTo(12);
		assertFalse(text.getText().startsWith("kvm_pic_set_irq"));
	}
}
