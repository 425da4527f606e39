package org.irqscope.diagram;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.IEclipsePreferences.IPreferenceChangeListener;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;
import org.osgi.service.event.EventHandler;

/**
 * The colours of diagrams that go with the desktop's: light, dark, or high contrast, which the user can choose where
 * the desktop does not have it. Used by the UI thread.
 */
public final class DiagramTheme {
	private static final String BUNDLE = "org.irqscope.diagram", CONTRAST = "highContrast",
			BRIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	private final IEventBroker events = PlatformUI.getWorkbench().getService(IEventBroker.class);
	private final EventHandler handler;
	private final IPreferenceChangeListener chosen;

	/** Follows the desktop until disposed. */
	public DiagramTheme(Consumer<Theme> listener) {
		handler = event -> listener.accept(current());
		events.subscribe(IThemeEngine.Events.THEME_CHANGED, handler);
		chosen = event -> {
			if (CONTRAST.equals(event.getKey()))
				listener.accept(current());
		};
		preferences().addPreferenceChangeListener(chosen);
	}

	private static IEclipsePreferences preferences() {
		return InstanceScope.INSTANCE.getNode(BUNDLE);
	}

	private static Optional<IThemeEngine> engine() {
		return Optional.ofNullable(PlatformUI.getWorkbench().getService(IThemeEngine.class));
	}

	/** The theme that goes with the desktop now. */
	public static Theme current() {
		if (Display.getCurrent().getHighContrast())
			return Theme.CONTRAST;
		if (isDark())
			return Theme.DARK;
		return isContrastChosen() ? Theme.CONTRAST : Theme.LIGHT;
	}

	private static boolean isDark() {
		return engine().map(IThemeEngine::getActiveTheme).map(ITheme::getId).filter(id -> id.contains("dark"))
				.isPresent();
	}

	/** True when the user wants high contrast on a bright desktop. */
	public static boolean isContrastChosen() {
		return preferences().getBoolean(CONTRAST, false);
	}

	/** Chooses high contrast, which is black on white and needs a bright desktop, or no longer. */
	public static void chooseContrast(boolean contrast) {
		if (contrast && isDark())
			engine().ifPresent(engine -> engine.setTheme(BRIGHT, true));
		preferences().putBoolean(CONTRAST, contrast);
	}

	/** The colour of an ink; colours need no disposal. */
	public static Color color(Ink ink) {
		return new Color(ink.red(), ink.green(), ink.blue());
	}

	/** Stops following. */
	public void dispose() {
		events.unsubscribe(handler);
		preferences().removePreferenceChangeListener(chosen);
	}
}
