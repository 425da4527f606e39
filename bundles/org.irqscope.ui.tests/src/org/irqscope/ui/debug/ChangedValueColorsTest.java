package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.resource.StringConverter;
import org.eclipse.swt.graphics.Color;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.scene.theme.Theme;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.testing.SmallScreen;
import org.irqscope.ui.ThemeColors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values that have changed are marked in the colours of the theme, or in those that the user has chosen. */
@ExtendWith(NoErrorsLogged.class)
class ChangedValueColorsTest {
	private static final String GROUND = "org.eclipse.debug.ui.PREF_CHANGED_VALUE_BACKGROUND",
			TEXT = "org.eclipse.debug.ui.changedDebugElement", BLUE = "0,0,255";
	private final IEclipsePreferences platform = InstanceScope.INSTANCE.getNode(IDebugUIConstants.PLUGIN_ID);
	private SmallScreen screen;

	@BeforeEach
	void open() throws Exception {
		screen = new SmallScreen("org.irqscope.ui.debug");
	}

	@AfterEach
	void close() {
		DiagramTheme.chooseContrast(false);
		screen.close();
	}

	private void awaitColors(Theme theme) {
		ThemeColors colors = new ThemeColors(theme);
		Desktop.await("values are marked as in the theme " + theme.id(),
				() -> text(colors.changedGround()).equals(platform.get(GROUND, ""))
						&& text(colors.changed()).equals(platform.get(TEXT, "")));
	}

	private static String text(Color color) {
		return StringConverter.asString(color.getRGB());
	}

	@Test
	void theColoursFollowLightDarkAndHighContrast() {
		screen.turn(SmallScreen.DARK);
		awaitColors(Theme.DARK);
		screen.turn(SmallScreen.LIGHT);
		awaitColors(Theme.LIGHT);
		DiagramTheme.chooseContrast(true);
		awaitColors(Theme.CONTRAST);
		DiagramTheme.chooseContrast(false);
		awaitColors(Theme.LIGHT);
	}

	@Test
	void aColourThatTheUserHasChosenStays() {
		screen.turn(SmallScreen.LIGHT);
		awaitColors(Theme.LIGHT);
		String ours = platform.get(GROUND, "");
		platform.put(GROUND, BLUE);
		DiagramTheme.chooseContrast(true);
		Desktop.await("the other colour follows",
				() -> text(new ThemeColors(Theme.CONTRAST).changed()).equals(platform.get(TEXT, "")));
		Desktop.settle();
		assertEquals(BLUE, platform.get(GROUND, ""));
		platform.put(GROUND, ours);
	}
}
