package org.irqscope.ui.debug;

import java.util.Map;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.resource.StringConverter;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.scene.theme.Theme;
import org.irqscope.ui.ThemeColors;

/**
 * Marks changed values in the platform's views with the colours of the diagrams, unless the user has chosen others.
 * Used by the UI thread.
 */
public final class ChangedValueColors {
	private static final String GROUND = "org.eclipse.debug.ui.PREF_CHANGED_VALUE_BACKGROUND",
			TEXT = "org.eclipse.debug.ui.changedDebugElement", GIVEN = "org.irqscope.ui/changedValues";

	/** Where the style sheets of the desktop note which preferences are theirs, between commas. */
	private static final String BY_STYLE = "overriddenByCSS";

	private ChangedValueColors() {
	}

	/** Follows the theme from now on; for any thread. */
	public static void start(Display display) {
		display.asyncExec(() -> {
			// The style sheets of the theme set the same preferences when it changes, and have to be done with it.
			new DiagramTheme(theme -> display.asyncExec(() -> give(theme)));
			give(DiagramTheme.current());
		});
	}

	private static void give(Theme theme) {
		ThemeColors colors = new ThemeColors(theme);
		Map.of(GROUND, colors.changedGround(), TEXT, colors.changed()).forEach(ChangedValueColors::give);
	}

	private static void give(String name, Color color) {
		IEclipsePreferences platform = InstanceScope.INSTANCE.getNode(IDebugUIConstants.PLUGIN_ID);
		IEclipsePreferences given = InstanceScope.INSTANCE.getNode(GIVEN);
		String now = platform.get(name, "");
		boolean byStyle = platform.get(BY_STYLE, "").contains("," + name + ",");
		if (!now.isEmpty() && !byStyle && !now.equals(given.get(name, "")))
			return;
		String wanted = StringConverter.asString(color.getRGB());
		given.put(name, wanted);
		platform.put(name, wanted);
	}
}
