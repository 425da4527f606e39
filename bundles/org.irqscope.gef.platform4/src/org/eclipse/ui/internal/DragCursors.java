package org.eclipse.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.widgets.Display;

/** The pointers that GEF 3.2 shows while its palette is dragged. UI thread. */
public final class DragCursors {
	/** What GEF 3.2 asks for: the palette would go to nowhere, or to one of the four sides. */
	public static final int INVALID = 0, LEFT = 1, RIGHT = 2, TOP = 3, BOTTOM = 4;

	private DragCursors() {
	}

	/** A pointer of the system; it is not the caller's to dispose of. */
	public static Cursor getCursor(int side) {
		return Display.getCurrent().getSystemCursor(switch (side) {
		case LEFT, RIGHT -> SWT.CURSOR_SIZEWE;
		case TOP, BOTTOM -> SWT.CURSOR_SIZENS;
		default -> SWT.CURSOR_NO;
		});
	}
}
