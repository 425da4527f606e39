package org.irqscope.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.intro.IIntroPart;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that welcomes: it comes when it is asked for, and its doors lead to the wizards. */
@ExtendWith(NoErrorsLogged.class)
class WelcomeTest {
	private static final String WELCOME = "org.eclipse.ui.help.quickStartAction";

	@AfterEach
	void close() {
		IIntroPart shown = intro();
		if (shown != null)
			PlatformUI.getWorkbench().getIntroManager().closeIntro(shown);
	}

	private static IIntroPart intro() {
		return PlatformUI.getWorkbench().getIntroManager().getIntro();
	}

	@Test
	void itDoesNotComeByItself() {
		assertEquals(false, PlatformUI.getPreferenceStore().getBoolean(IWorkbenchPreferenceConstants.SHOW_INTRO));
		assertNull(intro());
	}

	@ParameterizedTest
	@CsvSource({ "0, Example", "1, Machine from Tool Output", "2, New Machine" })
	void eachDoorLeadsToItsWizard(int door, String title) throws Exception {
		Desktop.run(WELCOME);
		Desktop.await("the welcome is there", () -> intro() instanceof Welcome);
		Desktop.screenshot("welcome");
		List<Button> doors = Dialogs.controls(Desktop.window().getShell(), Button.class).stream()
				.filter(button -> button.isVisible() && button.getText().equals(Texts.of("way." + Door.ALL.get(door)
						.ways().get(0).key())))
				.toList();
		assertEquals(1, doors.size());
		Dialogs.answer(title, () -> doors.get(0).notifyListeners(SWT.Selection, new Event()),
				dialog -> Dialogs.press(dialog, "Cancel"));
		assertNull(intro());
	}
}
