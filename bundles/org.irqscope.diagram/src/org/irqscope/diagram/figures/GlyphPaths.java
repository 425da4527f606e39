package org.irqscope.diagram.figures;

import java.awt.geom.PathIterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.widgets.Display;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;

/**
 * Texts as outlines, so that the screen is lettered exactly as the exports are, whatever fonts the desktop has. The
 * outlines used last are kept. Used by the UI thread; disposed with the display.
 */
final class GlyphPaths {
	private static final String KEY = GlyphPaths.class.getName();
	private static final int KEPT = 2000;

	private record Lettering(String text, TextStyle style) {
	}

	private final Display display;
	private final Map<Lettering, Path> paths = new LinkedHashMap<>(16, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Lettering, Path> eldest) {
			if (size() <= KEPT)
				return false;
			eldest.getValue().dispose();
			return true;
		}
	};

	private GlyphPaths(Display display) {
		this.display = display;
		display.disposeExec(() -> paths.values().forEach(Path::dispose));
	}

	static GlyphPaths of(Display display) {
		GlyphPaths known = (GlyphPaths) display.getData(KEY);
		if (known == null) {
			known = new GlyphPaths(display);
			display.setData(KEY, known);
		}
		return known;
	}

	/** The outline of a text whose baseline begins at 0, 0; the caller must not dispose it. */
	Path path(String text, TextStyle style) {
		return paths.computeIfAbsent(new Lettering(text, style), this::outline);
	}

	private Path outline(Lettering lettering) {
		Path path = new Path(display);
		float[] c = new float[6];
		for (PathIterator piece = Fonts.MEASURE.outline(lettering.text, lettering.style); !piece.isDone(); piece.next())
			switch (piece.currentSegment(c)) {
			case PathIterator.SEG_MOVETO -> path.moveTo(c[0], c[1]);
			case PathIterator.SEG_LINETO -> path.lineTo(c[0], c[1]);
			case PathIterator.SEG_QUADTO -> path.quadTo(c[0], c[1], c[2], c[3]);
			case PathIterator.SEG_CUBICTO -> path.cubicTo(c[0], c[1], c[2], c[3], c[4], c[5]);
			default -> path.close();
			}
		return path;
	}
}
