package org.irqscope.diagram;

import java.util.function.Consumer;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.irqscope.scene.Ink;
import org.irqscope.scene.Theme;
import org.osgi.service.event.EventHandler;

/** The colours of diagrams that go with the desktop's: light, dark, or high contrast. Used by the UI thread. */
public final class DiagramTheme {
	private final IEventBroker events = PlatformUI.getWorkbench().getService(IEventBroker.class);
	private final EventHandler handler;

	/** Follows the desktop until disposed. */
	public DiagramTheme(Consumer<Theme> listener) {
		handler = event -> listener.accept(current());
		events.subscribe(IThemeEngine.Events.THEME_CHANGED, handler);
	}

	/** The theme that goes with the desktop now. */
	public static Theme current() {
		if (Display.getCurrent().getHighContrast())
			return Theme.CONTRAST;
		IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		ITheme active = engine == null ? null : engine.getActiveTheme();
		return active != null && active.getId().contains("dark") ? Theme.DARK : Theme.LIGHT;
	}

	/** The colour of an ink; colours need no disposal. */
	public static Color color(Ink ink) {
		return new Color(ink.red(), ink.green(), ink.blue());
	}

	/** Stops following. */
	public void dispose() {
		events.unsubscribe(handler);
	}
}
