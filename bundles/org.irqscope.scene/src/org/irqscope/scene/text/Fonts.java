package org.irqscope.scene.text;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The bundled faces as Java fonts; needs no display. Shared by the threads of a process. */
public final class Fonts implements TextMeasure {
	/** The one measure of all pictures. */
	public static final Fonts MEASURE = new Fonts();
	/** As many texts are kept of each style. */
	private static final int KEPT = 10_000;
	private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

	private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);
	private final Map<TextStyle, Map<String, Measured>> texts = new EnumMap<>(TextStyle.class);

	/** What is known of a text: its font, and how wide it is. */
	private record Measured(Font font, double width) {
	}

	private Fonts() {
		Map<Face, Font> faces = new EnumMap<>(Face.class);
		for (Face face : Face.values())
			faces.put(face, load(face));
		for (TextStyle style : TextStyle.values()) {
			fonts.put(style, faces.get(style.face()).deriveFont((float) style.size()));
			texts.put(style, new HashMap<>());
		}
	}

	private static Font load(Face face) {
		try {
			return Font.createFont(Font.TRUETYPE_FONT, FontFiles.of(face).toFile());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (FontFormatException e) {
			throw new IllegalStateException(face.file(), e);
		}
	}

	/** The bundled font, or one of the machine's for letters that it lacks. */
	public Font font(String text, TextStyle style) {
		return measured(text, style).font();
	}

	private Font find(String text, TextStyle style) {
		Font font = fonts.get(style);
		return font.canDisplayUpTo(text) < 0 ? font
				: new Font(Font.SANS_SERIF, style.face() == Face.SEMIBOLD ? Font.BOLD : Font.PLAIN, 1)
						.deriveFont((float) style.size());
	}

	/** The outline of a line of text; its baseline begins at 0, 0. */
	public PathIterator outline(String text, TextStyle style) {
		return font(text, style).createGlyphVector(UNHINTED, text).getOutline().getPathIterator(null);
	}

	@Override
	public double width(String text, TextStyle style) {
		return measured(text, style).width();
	}

	private synchronized Measured measured(String text, TextStyle style) {
		Map<String, Measured> known = texts.get(style);
		if (known.size() > KEPT)
			known.clear();
		return known.computeIfAbsent(text, any -> {
			Font font = find(any, style);
			return new Measured(font, font.getStringBounds(any, UNHINTED).getWidth());
		});
	}
}
