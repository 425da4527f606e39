package org.irqscope.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

import org.irqscope.export.PageSize;
import org.irqscope.export.StepText;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkTitle;
import org.irqscope.export.WalkWriter;
import org.irqscope.scene.Rect;
import org.irqscope.scene.theme.Theme;

/**
 * Writes a walk as a PDF file: a page a step, each with a bookmark, the picture and what is said of the step. Used by
 * one thread.
 */
public final class PdfWalk implements WalkWriter {
	private final StepText texts;
	private final Rect paper;
	private final Theme theme;
	private final PdfBook book;

	/**
	 * Begins the file.
	 *
	 * @param output stays open
	 * @throws IOException when the output fails
	 */
	public PdfWalk(WalkTitle title, PageSize size, Theme theme, OutputStream output) throws IOException {
		this.texts = new StepText(title, Locale.getDefault());
		this.paper = new Rect(0, 0, size.width(), size.height());
		this.theme = theme;
		this.book = new PdfBook(size.width(), size.height(), output);
	}

	@Override
	public void step(WalkStep step) throws IOException {
		book.add(List.of(texts.bookmark(step)), page -> new StepSheet(page, theme, texts).paint(step, paper));
	}

	@Override
	public void close() throws IOException {
		try (book) {
			book.write(texts.heading());
		}
	}
}
