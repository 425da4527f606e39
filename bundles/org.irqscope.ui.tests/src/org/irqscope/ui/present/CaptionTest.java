package org.irqscope.ui.present;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.gef.commands.CommandStack;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A speaker's own words for a hop: an edit of the document that leaves the walk where it stands. */
@ExtendWith(NoErrorsLogged.class)
class CaptionTest {
	private static final String SAID = "Here it becomes a message";
	private IEditorPart editor;
	private PagePresenter page;

	@BeforeEach
	void walk() throws Exception {
		editor = Desktop.open(Desktop.copy("apic", "captioned"));
		page = Adapters.adapt(editor, PagePresenter.class);
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
		Desktop.run("org.eclipse.debug.ui.commands.StepInto");
	}

	@AfterEach
	void close() throws Exception {
		Desktop.page().closeAllEditors(false);
		Desktop.example("captioned").delete(true, null);
	}

	private int position() {
		return Adapters.adapt(editor, WalkPlayer.class).stop().map(Stop::position).orElse(-1);
	}

	private void say(String text) {
		Dialogs.answer("Caption This Hop", () -> Desktop.run("org.irqscope.walk.caption"), dialog -> {
			Dialogs.controls(dialog, Text.class).get(0).setText(text);
			Dialogs.press(dialog, "OK");
		});
		Desktop.settle();
	}

	@Test
	void itIsKeptInTheDocumentAndTheWalkGoesOn() {
		assertEquals(2, position());
		say(SAID);
		assertEquals(SAID, page.document().getCaptions().get(0).getText());
		assertEquals(2, page.document().getCaptions().get(0).getStep());
		assertTrue(editor.isDirty());
		assertEquals(2, position());
		Desktop.run("org.irqscope.walk.stepBack");
		assertEquals(1, position());
	}

	@Test
	void undoTakesItBackAndNothingIsNoCaption() {
		say(SAID);
		Adapters.adapt(editor, CommandStack.class).undo();
		assertTrue(page.document().getCaptions().isEmpty());
		assertFalse(editor.isDirty());
		say(SAID);
		say(" ");
		assertTrue(page.document().getCaptions().isEmpty());
	}
}
