package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.keys.IBindingService;
import org.irqscope.diagram.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Walk view: every hop as a row, the present one explained; rows are places to go to. */
@ExtendWith(NoErrorsLogged.class)
class WalkViewTest {
	private WalkPlayer player;
	private Table hops;
	private StyledText explanation;

	@BeforeEach
	void begin() throws Exception {
		IEditorPart editor = Desktop.open(Desktop.example("noapic"));
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		IViewPart view = Desktop.page().showView(WalkView.ID);
		Desktop.settle();
		Composite content = (Composite) view.getAdapter(Composite.class);
		List<Control> controls = controls(content == null ? Desktop.window().getShell() : content);
		hops = first(controls, Table.class);
		explanation = first(controls, StyledText.class);
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private static List<Control> controls(Composite parent) {
		List<Control> all = new ArrayList<>();
		for (Control child : parent.getChildren()) {
			all.add(child);
			if (child instanceof Composite composite)
				all.addAll(controls(composite));
		}
		return all;
	}

	private static <T extends Control> T first(List<Control> controls, Class<T> type) {
		return controls.stream().filter(type::isInstance).map(type::cast).filter(Control::isVisible).findFirst()
				.orElseThrow(() -> new AssertionError(type.getSimpleName()));
	}

	private void goTo(int position) {
		player.goTo(position);
		Desktop.awaitWalk();
	}

	private int position() {
		return player.session().orElseThrow().position();
	}

	@Test
	void everyHopIsARowAndThePresentOneIsSelected() {
		assertEquals(player.session().orElseThrow().walk().size() + 1, hops.getItemCount());
		assertEquals(1, hops.getSelectionIndex());
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		assertEquals(2, hops.getSelectionIndex());
		assertTrue(hops.getItem(2).getText(2).contains("eventfd_signal"), hops.getItem(2).getText(2));
	}

	@Test
	void theRowOfTheHopIsInSightWhereverTheWalkIs() {
		for (int position : new int[] { 42, 0, 25 }) {
			goTo(position);
			int rows = (hops.getClientArea().height - hops.getHeaderHeight()) / hops.getItemHeight();
			Desktop.await("row " + position + " is in sight",
					() -> hops.getTopIndex() <= position && position <= hops.getTopIndex() + rows);
		}
	}

	@Test
	void choosingARowGoesThere() throws Exception {
		hops.setSelection(25);
		hops.notifyListeners(SWT.Selection, new Event());
		Desktop.awaitWalk();
		assertEquals(25, position());
		assertEquals(25, player.session().orElseThrow().hop().orElseThrow().number() + 1);
		Desktop.screenshot("walk-view");
	}

	@Test
	void theHopIsExplainedWithReasonChangesTracepointsAndFile() {
		goTo(11);
		String text = explanation.getText();
		assertTrue(text.contains("kvm_pic_set_irq(pin 4, level 1)"), text);
		assertTrue(text.contains("the request is latched until it is acknowledged"), text);
		assertTrue(text.contains("irr  0x00 \u2192 0x10"), text);
		assertTrue(text.contains("arch/x86/kvm/i8259.c"), text);
		goTo(6);
		assertTrue(explanation.getText().contains("kvm_set_irq: gsi 4 level 1 source 0"), explanation.getText());
	}

	@ParameterizedTest
	@CsvSource({ "F5, eclipse.debug.ui.commands.StepInto", "F6, eclipse.debug.ui.commands.StepOver",
			"F7, eclipse.debug.ui.commands.StepReturn", "F8, eclipse.debug.ui.commands.Resume",
			"CTRL+F2, eclipse.debug.ui.commands.Terminate", "SHIFT+F5, irqscope.walk.stepBack",
			"SHIFT+F6, irqscope.walk.stepBackOver", "SHIFT+F7, irqscope.walk.stepBackReturn",
			"SHIFT+F8, irqscope.walk.resumeBack", "SHIFT+F9, irqscope.walk.play" })
	void theKeysOfADebuggerWalk(String key, String command) throws Exception {
		IBindingService bindings = Desktop.window().getService(IBindingService.class);
		assertEquals("org." + command, bindings.getPerfectMatch(KeySequence.getInstance(key))
				.getParameterizedCommand().getId());
	}

	@Test
	void theSpeedIsAPreferenceThatThePlayerFollows() {
		WalkPreferences.store().setValue(WalkPreferences.HOP_MILLIS, 1000);
		assertEquals(1000, player.hopMillis());
		WalkPreferences.store().setToDefault(WalkPreferences.HOP_MILLIS);
		assertEquals(WalkPlayer.USUAL, player.hopMillis());
	}
}
