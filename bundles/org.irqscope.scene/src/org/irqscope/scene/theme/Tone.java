package org.irqscope.scene.theme;

/** What a piece of a drawing is coloured as; each theme has its own colour for it. */
public enum Tone {
	CANVAS, LANE, NODE, BORDER, LINE, TEXT, QUIET, ACCENT,
	/** The accent for letters. */
	CHANGED;

	/** The colour in a theme. */
	public Ink in(Theme theme) {
		return switch (this) {
		case CANVAS -> theme.canvas();
		case LANE -> theme.lane();
		case NODE -> theme.node();
		case BORDER -> theme.border();
		case LINE -> theme.line();
		case TEXT -> theme.text();
		case QUIET -> theme.quiet();
		case ACCENT -> theme.accent();
		case CHANGED -> theme.changed();
		};
	}
}
