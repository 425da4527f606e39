package org.irqscope.diagram.palette;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Display;

/**
 * How the palette looks: with names, or only with icons on a small screen, until the user wants it otherwise. Used by
 * the UI thread.
 */
final class PalettePreferences {
	private static final String NODE = "org.irqscope.diagram", FOLDED = "paletteFolded";
	/** On a narrower screen a machine needs the room. */
	private static final int WIDE = 1500;
	private final IEclipsePreferences node = InstanceScope.INSTANCE.getNode(NODE);

	boolean isFolded() {
		return node.getBoolean(FOLDED, Display.getCurrent().getPrimaryMonitor().getClientArea().width < WIDE);
	}

	void setFolded(boolean folded) {
		node.putBoolean(FOLDED, folded);
	}
}
