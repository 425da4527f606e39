package org.irqscope.ui.walk;

import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.irqscope.diagram.DiagramTheme;

/** Lets a control stand in a row of fields as if it were part of the ground there. Used by the UI thread. */
final class BarControl extends Composite {
	/** The platform's theme gives controls the ground of dialogs, which is another than that of views. */
	private static final String NO_THEME = "org.eclipse.e4.ui.css.disabled";
	/** A slider as high as it would like to be takes room from what the view shows. */
	private static final int HEIGHT = 22;

	private final Control control;
	private final int width;

	private BarControl(Composite parent, int width, Function<Composite, ? extends Control> maker) {
		super(parent, SWT.NONE);
		this.width = width;
		setData(NO_THEME, true);
		control = maker.apply(this);
		control.setData(NO_THEME, true);
		DiagramTheme theme = new DiagramTheme(colours -> getDisplay().asyncExec(this::match));
		addListener(SWT.Dispose, event -> theme.dispose());
		addListener(SWT.Resize, event -> arrange());
	}

	/** A control of a width, as high as a field. */
	static Composite blend(Composite parent, int width, Function<Composite, ? extends Control> maker) {
		return new BarControl(parent, width, maker);
	}

	@Override
	public Point computeSize(int wide, int high, boolean changed) {
		return new Point(width, HEIGHT);
	}

	private void arrange() {
		int height = control.computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
		control.setBounds(0, (getSize().y - height) / 2, getSize().x, height);
		match();
	}

	private void match() {
		if (isDisposed())
			return;
		setBackground(getParent().getBackground());
		control.setBackground(getParent().getBackground());
	}
}
