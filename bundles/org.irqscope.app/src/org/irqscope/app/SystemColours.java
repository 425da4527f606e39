package org.irqscope.app;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;

/**
 * Lets controls without colours of their own follow a change of the theme. The style engine takes its colours from them
 * before GTK has the new ones, and SWT then writes those that the system has at that moment into the style of the
 * control itself, where they stay: it ignores whoever takes away a colour that is not set. UI thread.
 */
final class SystemColours {
	/** No colour of any theme. */
	private static final Color OTHER = new Color(1, 2, 3);
	private final Display display;
	private Set<RGB> before;

	private SystemColours(Display display) {
		this.display = display;
		before = now();
	}

	/** Follows all changes from now on. */
	static void follow(Display display) {
		SystemColours colours = new SystemColours(display);
		display.addListener(SWT.Settings, event -> colours.changed());
	}

	private Set<RGB> now() {
		Set<RGB> colours = new HashSet<>();
		for (int part : new int[] { SWT.COLOR_WIDGET_FOREGROUND, SWT.COLOR_WIDGET_BACKGROUND,
				SWT.COLOR_LIST_FOREGROUND, SWT.COLOR_LIST_BACKGROUND })
			colours.add(display.getSystemColor(part).getRGB());
		return colours;
	}

	private void changed() {
		Set<RGB> now = now();
		if (now.equals(before))
			return;
		Set<RGB> stale = before;
		before = now;
		for (Shell shell : display.getShells())
			refresh(shell, stale);
	}

	/** From above, since a control without a style of its own has the letters of what it stands in. */
	private void refresh(Control control, Set<RGB> stale) {
		if (control instanceof Tree || control instanceof Table || control instanceof Text)
			refreshContent(control, stale);
		else if (stale.contains(control.getForeground().getRGB()) || stale.contains(control.getBackground().getRGB())) {
			refreshLetters(control);
			refreshGround(control);
		}
		if (control instanceof Composite parts)
			for (Control part : parts.getChildren())
				refresh(part, stale);
	}

	/** Some of these answer with the colours that they should have, whatever they show. */
	private void refreshContent(Control control, Set<RGB> stale) {
		RGB letters = control.getForeground().getRGB(), ground = control.getBackground().getRGB();
		if (stale.contains(letters) || before.contains(letters))
			refreshLetters(control);
		if (stale.contains(ground) || before.contains(ground))
			refreshGround(control);
	}

	private static void refreshLetters(Control control) {
		control.setForeground(OTHER);
		control.setForeground(null);
	}

	private static void refreshGround(Control control) {
		control.setBackground(OTHER);
		control.setBackground(null);
	}
}
