package org.irqscope.testing;

import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;

/** A window as on a small laptop, in a perspective and a theme, until it is closed. Used by the UI thread. */
public final class SmallScreen implements AutoCloseable {
	/** The ends of the ids of the platform's themes. */
	public static final String LIGHT = "e4_default", DARK = "e4_dark";
	private static final int WIDTH = 1366, HEIGHT = 768;
	private final IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
	private final ITheme theme = engine.getActiveTheme();
	private final IPerspectiveDescriptor perspective = Desktop.page().getPerspective();
	private final Rectangle bounds = Desktop.window().getShell().getBounds();

	/** @param shown the id of the perspective */
	public SmallScreen(String shown) throws WorkbenchException {
		this(shown, WIDTH, HEIGHT);
	}

	/** The same on a screen of another size. */
	public SmallScreen(String shown, int width, int height) throws WorkbenchException {
		Desktop.window().getShell().setBounds(0, 0, width, height);
		PlatformUI.getWorkbench().showPerspective(shown, Desktop.window());
	}

	/** Turns all that is shown light or dark. */
	public void turn(String kind) {
		engine.setTheme(engine.getThemes().stream().filter(one -> one.getId().endsWith(kind)).findFirst()
				.orElseThrow(), false);
	}

	@Override
	public void close() {
		engine.setTheme(theme, false);
		Desktop.page().setPerspective(perspective);
		Desktop.window().getShell().setBounds(bounds);
		Desktop.settle();
	}
}
