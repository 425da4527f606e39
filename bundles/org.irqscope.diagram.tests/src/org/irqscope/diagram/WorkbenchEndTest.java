package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
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

/** Who ends the workbench in the middle of a walk is asked once what to keep, and may stay and go on. */
@ExtendWith(NoErrorsLogged.class)
class WorkbenchEndTest {
	private static final String TITLE = "Save Resource", TITLE_OF_MANY = "Save Resources";
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
		kept = Edited.copy("ended");
		walk = kept.walk(3);
		place = kept.edit();
		Display.getCurrent().addFilter(SWT.Show, shown);
	}

	@AfterEach
	void close() throws Exception {
		Display.getCurrent().removeFilter(SWT.Show, shown);
		Desktop.page().closeAllEditors(false);
		kept.file().delete(true, null);
	}

	private int position() {
		return walk.stop().map(Stop::position).orElse(0);
	}

	private void end(String title) {
		Dialogs.answer(title, () -> assertFalse(PlatformUI.getWorkbench().close(), "the workbench stays"),
				dialog -> Dialogs.press(dialog, "Cancel"));
		assertEquals(List.of(title), asked);
		assertFalse(PlatformUI.getWorkbench().isClosing());
	}

	@Test
	void aWalkThatStandsIsWhereItWasAndGoesOn() throws Exception {
		byte[] file = Files.readAllBytes(kept.path());
		end(TITLE);
		assertEquals(3, position());
		assertEquals(place, kept.place());
		assertTrue(kept.editor.isDirty());
		assertEquals(new String(file), Files.readString(kept.path()), "nobody wanted it saved");
		kept.walk(1);
		assertEquals(4, position());
		kept.isSaved();
		assertEquals(place, Edited.placeIn(kept.path()));
	}

	@Test
	void aWalkThatRunsByItselfRunsOn() throws Exception {
		walk.setReducedMotion(false);
		walk.play();
		Desktop.await("the walk runs by itself", () -> position() > 4);
		int before = position();
		end(TITLE);
		Desktop.await("the walk goes on", () -> position() > before);
		kept.isSaved();
	}

	@Test
	void allThatIsEditedIsAskedAboutAtOnce() throws Exception {
		Edited two = new Edited(Desktop.open(WideCopy.of("noapic", "ended-too")));
		try {
			Point other = two.edit();
			end(TITLE_OF_MANY);
			assertEquals(other, two.place());
			assertTrue(two.editor.isDirty() && kept.editor.isDirty());
		} finally {
			Desktop.page().closeEditor(two.editor, false);
			two.file().delete(true, null);
		}
	}
}
