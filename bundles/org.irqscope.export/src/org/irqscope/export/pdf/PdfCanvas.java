package org.irqscope.export.pdf;

import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;

/**
 * Paints on a page of a PDF file: lines stay lines, and texts texts. Used by one thread. What the file's output says is
 * thrown as {@link UncheckedIOException}.
 */
final class PdfCanvas implements Canvas, AutoCloseable {
	private static final int ROUND_JOIN = 1;
	private static final float[] DASHES = { Stroke.DASH, Stroke.GAP }, SOLID = {};
	private final PdfResources resources;
	private final PDPageContentStream content;
	private final PdfPath path;

	/** Something that may fail as the output does. */
	private interface Painting {
		void paint() throws IOException;
	}

	/** @throws IOException when there is no room for temporary files */
	PdfCanvas(PdfResources resources, PDPage page) throws IOException {
		this.resources = resources;
		content = resources.content(page);
		path = new PdfPath(content);
		// The y of a page grows upwards.
		content.transform(new Matrix(1, 0, 0, -1, 0, page.getMediaBox().getHeight()));
	}

	/** What is painted meanwhile is scaled, and begins at a place. */
	void placed(double scale, double x, double y, Runnable painting) {
		painted(() -> {
			content.saveGraphicsState();
			content.transform(new Matrix((float) scale, 0, 0, (float) scale, (float) x, (float) y));
		});
		painting.run();
		painted(content::restoreGraphicsState);
	}

	/** What is painted from now on, until the end of what is placed, shows inside of an area alone. */
	void clip(Rect area) {
		painted(() -> {
			path.add(new Shape.Box(area, 0));
			content.clip();
		});
	}

	@Override
	public void fill(Shape shape, Ink ink) {
		painted(() -> {
			fillWith(ink);
			path.add(shape);
			content.fill();
		});
	}

	@Override
	public void stroke(Shape shape, Stroke stroke) {
		painted(() -> {
			Ink ink = stroke.ink();
			content.setGraphicsStateParameters(resources.opacity(ink.alpha()));
			content.setStrokingColor(ink.red() / 255f, ink.green() / 255f, ink.blue() / 255f);
			content.setLineWidth((float) stroke.width());
			content.setLineJoinStyle(ROUND_JOIN);
			content.setLineDashPattern(stroke.dashed() ? DASHES : SOLID, 0);
			path.add(shape);
			content.stroke();
		});
	}

	@Override
	public void text(String text, double x, double baseline, TextStyle style, Ink ink) {
		if (text.isEmpty())
			return;
		painted(() -> {
			fillWith(ink);
			PDType0Font font = resources.font(style.face());
			if (has(font, text))
				letters(text, font, style, new Matrix(1, 0, 0, -1, (float) x, (float) baseline));
			else
				placed(1, x, baseline, () -> outline(Fonts.MEASURE.outline(text, style)));
		});
	}

	private void letters(String text, PDType0Font font, TextStyle style, Matrix place) throws IOException {
		content.beginText();
		content.setFont(font, (float) style.size());
		content.setTextMatrix(place);
		content.showText(text);
		content.endText();
	}

	private static boolean has(PDType0Font font, String text) {
		return text.codePoints().allMatch(letter -> font.getCmapLookup().getGlyphId(letter) != 0);
	}

	/** Letters that no bundled face has are drawn. */
	private void outline(PathIterator letters) {
		painted(() -> {
			path.add(letters);
			content.fill();
		});
	}

	private void fillWith(Ink ink) throws IOException {
		content.setGraphicsStateParameters(resources.opacity(ink.alpha()));
		content.setNonStrokingColor(ink.red() / 255f, ink.green() / 255f, ink.blue() / 255f);
	}

	private static void painted(Painting painting) {
		try {
			painting.paint();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public void close() throws IOException {
		content.close();
	}
}
