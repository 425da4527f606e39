package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.scene.Point;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who closes an editor in the middle of a walk is asked once what to keep, and loses nothing. */
@ExtendWith(NoErrorsLogged.class)
class ClosingTest {
	private static final String TITLE = "Save Resource";
	private final List<String> asked = new ArrayList<>();
	private final Listener shown = event -> {
		if (event.widget instanceof Shell shell && shell.getParent() != null)
			asked.add(shell.getText());
	};
	private Edited kept;
	private WalkPlayer walk;
	private Point place;

	@BeforeEach
	void walk() throws Exception {
		kept = Edited.copy("closed");
		walk = kept.walk(3);
		place = kept.edit();
		walk.setReducedMotion(false);
		walk.play();
		Desktop.await("the walk runs by itself", () -> position() > 4);
		assertTrue(walk.isPlaying());
		Display.getCurrent().addFilter(SWT.Show, shown);
	}

	@AfterEach
	void close() {
		Display.getCurrent().removeFilter(SWT.Show, shown);
		Desktop.page().closeAllEditors(false);
		Desktop.settle();
	}

	private int position() {
		return walk.stop().map(Stop::position).orElse(0);
	}

	private boolean isOpen() {
		return Desktop.page().findEditor(kept.editor.getEditorInput()) != null;
	}

	private void close(String answer) {
		Dialogs.answer(TITLE, () -> Desktop.page().closeEditor(kept.editor, true),
				dialog -> Dialogs.press(dialog, answer));
		assertEquals(List.of(TITLE), asked);
	}

	@Test
	void whatWasEditedIsSavedWhenThatIsTheAnswer() throws Exception {
		Path file = kept.path();
		close("Save");
		assertFalse(isOpen());
		assertEquals(place, Edited.placeIn(file));
	}

	@Test
	void theFileStaysAsItWasWhenNothingIsToBeSaved() throws Exception {
		Path file = kept.path();
		close("Don't Save");
		assertFalse(isOpen());
		assertNotEquals(place, Edited.placeIn(file));
	}

	@Test
	void theWalkGoesOnWhenTheEditorIsNotClosed() throws Exception {
		int before = position();
		close("Cancel");
		assertTrue(isOpen() && kept.editor.isDirty());
		assertEquals(place, kept.place());
		Desktop.await("the walk goes on", () -> position() > before || !walk.isPlaying());
		kept.isSaved();
	}
}
