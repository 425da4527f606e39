package org.irqscope.ui.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.history.Subject;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands that ask who changed something and why an interrupt was not delivered, by their ids. */
@ExtendWith(NoErrorsLogged.class)
class WhyCommandsTest {
	private IEditorPart editor;
	private WalkPlayer player;

	@BeforeEach
	void walkToTheEnd() throws Exception {
		editor = Desktop.open(Desktop.example("noapic"));
		player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		Desktop.page().showView(WhyView.ID);
		goTo(player.session().orElseThrow().walk().size());
	}

	@AfterEach
	void close() {
		Desktop.page().closeAllEditors(false);
	}

	private void goTo(int position) {
		player.goTo(position);
		Desktop.awaitWalk();
	}

	private int position() {
		return player.session().orElseThrow().position();
	}

	/** Selects the master PIC, which stands for its line to the processor. */
	private void select() {
		Desktop.run("org.eclipse.ui.edit.selectAll");
		ISelectionProvider diagram = editor.getSite().getSelectionProvider();
		Subject output = Subject.of(PicFields.OUTPUT, 0);
		Object pic = Arrays.stream(((IStructuredSelection) diagram.getSelection()).toArray())
				.filter(part -> output.equals(Adapters.adapt(part, Subject.class))).findFirst().orElseThrow();
		diagram.setSelection(new StructuredSelection(pic));
	}

	private void run(String id) {
		Desktop.page().activate(editor);
		select();
		Desktop.run(id);
	}

	private static Table table() {
		return controls(Table.class).filter(table -> table.getColumnCount() > 0
				&& Texts.of("why.column.reason").equals(table.getColumn(table.getColumnCount() - 1).getText()))
				.findFirst().orElseThrow();
	}

	private static String answers() {
		return controls(StyledText.class).map(StyledText::getText).collect(Collectors.joining());
	}

	private static <T extends Control> Stream<T> controls(Class<T> type) {
		List<Control> all = new ArrayList<>(List.of(Desktop.window().getShell().getChildren()));
		for (int at = 0; at < all.size(); at++)
			if (all.get(at) instanceof Composite composite)
				all.addAll(List.of(composite.getChildren()));
		return all.stream().filter(type::isInstance).map(type::cast).filter(Control::isVisible);
	}

	@Test
	void whoeverChangedABitLastAndNextIsGoneTo() throws Exception {
		int end = position();
		run("org.irqscope.why.last");
		Desktop.await("the walk stands at the hop that lowered the line", () -> position() < end);
		Desktop.awaitWalk();
		int cleared = position();
		run("org.irqscope.why.set");
		Desktop.await("the walk stands at the hop that raised the line", () -> position() < cleared);
		Desktop.awaitWalk();
		assertEquals("pic_update_irq", player.session().orElseThrow().hop().orElseThrow().site().functionName());
		Table table = table();
		assertEquals(2, table.getItemCount());
		assertEquals("0", table.getItem(0).getText(3));
		assertEquals("1", table.getItem(0).getText(4));
		run("org.irqscope.why.next");
		Desktop.await("the walk stands at the next change again", () -> position() == cleared);
		Desktop.screenshot("why-history");
	}

	@Test
	void aDoubleClickGoesToTheHop() throws Exception {
		run("org.irqscope.why.last");
		Desktop.await("the history is listed", () -> position() < player.stop().orElseThrow().length());
		Desktop.awaitWalk();
		Table table = table();
		table.setSelection(0);
		table.notifyListeners(SWT.DefaultSelection, new Event());
		Desktop.awaitWalk();
		assertEquals(Integer.parseInt(table.getItem(0).getText(0)), position());
	}

	@Test
	void whyAnInterruptWasNotDeliveredIsSaidWithItsObstacle() throws Exception {
		goTo(3);
		run("org.irqscope.why.delivered");
		Desktop.await("the answer is there", () -> answers().contains(Texts.of("why.obstacle.title")));
		assertTrue(answers().contains("irqfd_wakeup"), answers());
		Desktop.screenshot("why-not-delivered");
	}

	/** Puts the caret into some words of the answer and presses Return, as somebody without a mouse does. */
	private static void follow(String words) {
		StyledText text = controls(StyledText.class).filter(one -> one.getText().contains(words)).findFirst()
				.orElseThrow();
		text.setSelection(text.getText().indexOf(words));
		Event event = new Event();
		event.keyCode = SWT.CR;
		text.notifyListeners(SWT.KeyDown, event);
	}

	@Test
	void theAnswerFollowsTheWalkAndItsPlacesLeadToTheDiagram() throws Exception {
		goTo(3);
		run("org.irqscope.why.delivered");
		Desktop.await("the answer is there", () -> answers().contains(Texts.of("why.obstacle.title")));
		Desktop.page().activate(editor);
		Desktop.run("org.eclipse.ui.edit.selectAll");
		follow("irqfd 0");
		Desktop.await("the irqfd alone is selected", () -> ((IStructuredSelection) editor.getSite()
				.getSelectionProvider().getSelection()).size() == 1);
		goTo(player.stop().orElseThrow().length());
		Desktop.await("the answer is another where the walk has ended",
				() -> !answers().contains(Texts.of("why.obstacle.title")));
	}

	@Test
	void theObstacleIsClearedOnABranchOfItsOwn() throws Exception {
		goTo(3);
		run("org.irqscope.why.delivered");
		Desktop.await("the answer is there", () -> answers().contains(Texts.of("why.cure")));
		follow(Texts.of("why.cure"));
		Desktop.await("the walk has gone another way to its end",
				() -> player.stop().orElseThrow().branch().name().startsWith("without task-waits")
						&& player.stop().orElseThrow().outcome().isPresent());
		Desktop.await("the answer says that it was delivered", () -> answers().contains("was delivered"));
		assertEquals(2, player.stop().orElseThrow().branches().size());
		Desktop.screenshot("why-cured");
	}
}
