package org.irqscope.ui;

import org.eclipse.swt.graphics.Color;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;

/** The colours of what views draw themselves: those of the diagrams. Used by the UI thread. */
public class ThemeColors {
	private static final double CHOSEN = 0.18;
	private final Theme theme;

	public ThemeColors(Theme theme) {
		this.theme = theme;
	}

	protected final Theme theme() {
		return theme;
	}

	public final Color canvas() {
		return DiagramTheme.color(theme.canvas());
	}

	public final Color stripe() {
		return DiagramTheme.color(theme.lane());
	}

	public final Color border() {
		return DiagramTheme.color(theme.border());
	}

	public final Color line() {
		return DiagramTheme.color(theme.line());
	}

	public final Color text() {
		return DiagramTheme.color(theme.text());
	}

	public final Color quiet() {
		return DiagramTheme.color(theme.quiet());
	}

	public final Color accent() {
		return DiagramTheme.color(theme.accent());
	}

	/** The accent for letters. */
	public final Color changed() {
		return DiagramTheme.color(theme.changed());
	}

	/** The ground of what has changed. */
	public final Color changedGround() {
		return mixed(theme.accent(), CHOSEN);
	}

	public final Color selection() {
		return DiagramTheme.color(theme.selection());
	}

	/** The ground of what is chosen. */
	public final Color chosen() {
		return mixed(theme.selection(), CHOSEN);
	}

	/** The ground of what has been looked for. */
	public final Color found() {
		return mixed(theme.accent(), 2 * CHOSEN);
	}

	/** An ink on the canvas, from 0, the canvas, to 1. */
	protected final Color mixed(Ink ink, double strength) {
		Ink ground = theme.canvas();
		return new Color(mixed(ground.red(), ink.red(), strength), mixed(ground.green(), ink.green(), strength),
				mixed(ground.blue(), ink.blue(), strength));
	}

	private static int mixed(int ground, int ink, double strength) {
		return (int) Math.round(ground + (ink - ground) * strength);
	}
}
