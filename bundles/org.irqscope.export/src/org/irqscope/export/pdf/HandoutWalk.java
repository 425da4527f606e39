package org.irqscope.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.export.PageSize;
import org.irqscope.export.StepText;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkTitle;
import org.irqscope.export.WalkWriter;
import org.irqscope.scene.Point;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.theme.Theme;

/** Writes a walk as a PDF file to be printed and taken along: upright pages with two steps each. Used by one thread. */
public final class HandoutWalk implements WalkWriter {
	private static final int STEPS = 2;
	private final StepText texts;
	private final Rect paper;
	private final Theme theme;
	private final PdfBook book;
	private final List<WalkStep> waiting = new ArrayList<>();

	/**
	 * Begins the file.
	 *
	 * @param output stays open
	 * @throws IOException when the output fails
	 */
	public HandoutWalk(WalkTitle title, PageSize size, Theme theme, OutputStream output) throws IOException {
		this.texts = new StepText(title, Locale.getDefault());
		this.paper = new Rect(0, 0, size.height(), size.width());
		this.theme = theme;
		this.book = new PdfBook(paper.width(), paper.height(), output);
	}

	@Override
	public void step(WalkStep step) throws IOException {
		waiting.add(step);
		if (waiting.size() == STEPS)
			page();
	}

	private void page() throws IOException {
		book.add(waiting.stream().map(texts::bookmark).toList(), this::paint);
		waiting.clear();
	}

	private void paint(PdfCanvas page) {
		page.fill(new Shape.Box(paper, 0), theme.canvas());
		double height = paper.height() / STEPS;
		for (int at = 0; at < waiting.size(); at++)
			new StepSheet(page, theme, texts).paint(waiting.get(at), new Rect(0, at * height, paper.width(), height));
		page.stroke(new Shape.Line(new Point(0, height), new Point(paper.width(), height)),
				new Stroke(theme.border(), 1, true));
	}

	@Override
	public void close() throws IOException {
		try (book) {
			if (!waiting.isEmpty())
				page();
			book.write(texts.heading());
		}
	}
}
