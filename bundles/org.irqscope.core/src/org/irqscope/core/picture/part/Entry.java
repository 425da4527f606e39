package org.irqscope.core.picture.part;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.irqscope.scene.BitState;
import org.irqscope.scene.Point;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Tone;

/**
 * What one cell of a {@link PageTable} says: shapes of bits, then a text. Immutable, for any thread.
 *
 * @param states the shapes, none for a text alone
 */
public record Entry(List<BitState> states, String text, TextStyle style, Tone tone) {
	private static final double GLYPH = 8, STEP = 14, GAP = 6;

	/** A number or another value. */
	public static Entry value(String text) {
		return new Entry(List.of(), text, TextStyle.VALUE, Tone.TEXT);
	}

	/** A value that steps back. */
	public static Entry quiet(String text) {
		return new Entry(List.of(), text, TextStyle.VALUE, Tone.QUIET);
	}

	/** A word that steps back. */
	public static Entry aside(String text) {
		return new Entry(List.of(), text, TextStyle.FIELD, Tone.QUIET);
	}

	/** A word. */
	public static Entry word(String text) {
		return new Entry(List.of(), text, TextStyle.FIELD, Tone.TEXT);
	}

	/** The shapes of bits. */
	public static Entry bits(BitState... states) {
		return new Entry(List.of(states), "", TextStyle.VALUE, Tone.TEXT);
	}

	/** The shape of a bit with a word. */
	public static Entry bit(BitState state, String text) {
		return new Entry(List.of(state), text, TextStyle.FIELD, Tone.TEXT);
	}

	/** The same in the colour of what has changed, when it has. */
	public Entry changed(boolean changed) {
		return changed ? new Entry(states, text, style, Tone.CHANGED) : this;
	}

	/** How wide it is. */
	public double width() {
		double signs = states.isEmpty() ? 0 : (states.size() - 1) * STEP + GLYPH + (text.isEmpty() ? 0 : GAP);
		return signs + Pen.width(text, style);
	}

	/** Draws it from a point at half of its height. */
	public void draw(Pen pen, Point at) {
		double x = at.x();
		for (BitState state : states) {
			Tone ink = tone == Tone.CHANGED ? Tone.ACCENT : state == BitState.CLEAR ? Tone.LINE : Tone.TEXT;
			pen.glyph(state, new Point(x + GLYPH / 2, at.y()), GLYPH, ink);
			x += STEP;
		}
		double left = states.isEmpty() ? x : x - STEP + GLYPH + GAP;
		pen.text(text, new Point(left, at.y()), style, tone);
	}

	/** The same in words. */
	public String words() {
		// Most cells of a table are words or numbers alone.
		return states.isEmpty() ? text.strip()
				: (states.stream().map(Entry::word).collect(Collectors.joining(" ")) + " " + text).strip();
	}

	/** The name of a shape. */
	public static String word(BitState state) {
		return Texts.of("state." + state.name().toLowerCase(Locale.ROOT));
	}
}
