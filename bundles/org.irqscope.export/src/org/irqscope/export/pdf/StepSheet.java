package org.irqscope.export.pdf;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.export.Lines;
import org.irqscope.export.StepText;
import org.irqscope.export.Texts;
import org.irqscope.export.WalkStep;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;

/**
 * One step on an area of a page: above where the walk stands, in the middle the picture as large as it can be, below
 * what is done and why, and beside that what changed. Used by one thread.
 */
final class StepSheet {
	private static final double MARGIN = 28, GAP = 20, LINE = 15, HEAD = 26, LARGEST = 1.6;
	/** The texts have at most this share of the height. */
	private static final double TEXTS = 0.4;
	private final PdfCanvas canvas;
	private final Theme theme;
	private final StepText texts;

	/** A line of text with its look. */
	private record Line(String text, TextStyle style, Ink ink) {
	}

	StepSheet(PdfCanvas canvas, Theme theme, StepText texts) {
		this.canvas = canvas;
		this.theme = theme;
		this.texts = texts;
	}

	void paint(WalkStep step, Rect area) {
		canvas.fill(new Shape.Box(area, 0), theme.canvas());
		Rect inside = area.grown(-MARGIN);
		head(step, inside);
		double column = (inside.width() - GAP) / 2;
		int most = (int) (inside.height() * TEXTS / LINE);
		List<Line> left = cut(said(step, column), most), right = cut(details(step, column), most);
		double height = Math.max(left.size(), right.size()) * LINE;
		double top = inside.bottom() - height;
		lines(left, inside.x(), top);
		lines(right, inside.x() + column + GAP, top);
		picture(step, new Rect(inside.x(), inside.y() + HEAD, inside.width(), inside.height() - HEAD - height - GAP));
	}

	private void head(WalkStep step, Rect inside) {
		String where = texts.where(step);
		double place = inside.right() - Fonts.MEASURE.width(where, TextStyle.FIELD);
		String heading = Lines.of(texts.heading(), TextStyle.TITLE, place - GAP - inside.x()).get(0);
		canvas.text(heading, inside.x(), inside.y() + TextStyle.TITLE.size(), TextStyle.TITLE, theme.text());
		canvas.text(where, place, inside.y() + TextStyle.TITLE.size(), TextStyle.FIELD, theme.quiet());
	}

	private List<Line> said(WalkStep step, double width) {
		List<Line> lines = new ArrayList<>();
		Lines.of(texts.call(step), TextStyle.TITLE, width)
				.forEach(line -> lines.add(new Line(line, TextStyle.TITLE, theme.text())));
		Lines.of(texts.why(step), TextStyle.FIELD, width)
				.forEach(line -> lines.add(new Line(line, TextStyle.FIELD, theme.text())));
		return lines;
	}

	private List<Line> details(WalkStep step, double width) {
		List<Line> lines = new ArrayList<>();
		for (String detail : texts.details(step))
			Lines.of(detail, TextStyle.VALUE, width).forEach(
					line -> lines.add(new Line(line, TextStyle.VALUE, detail.startsWith(">") ? theme.quiet()
							: theme.changed())));
		return lines;
	}

	/** What is too much says how much it is, and is not clipped. */
	private List<Line> cut(List<Line> lines, int most) {
		if (lines.size() <= most)
			return lines;
		List<Line> kept = new ArrayList<>(lines.subList(0, most - 1));
		kept.add(new Line(Texts.of("walk.more", lines.size() - most + 1), TextStyle.FIELD, theme.quiet()));
		return kept;
	}

	private void lines(List<Line> lines, double x, double top) {
		double y = top;
		for (Line line : lines) {
			canvas.text(line.text(), x, line.style().baseline(y + LINE / 2), line.style(), line.ink());
			y += LINE;
		}
	}

	private void picture(WalkStep step, Rect place) {
		Rect bounds = step.picture().area();
		double scale = Math.min(LARGEST, Math.min(place.width() / bounds.width(), place.height() / bounds.height()));
		double x = place.centerX() - bounds.width() * scale / 2;
		double y = place.centerY() - bounds.height() * scale / 2;
		canvas.placed(scale, x - bounds.x() * scale, y - bounds.y() * scale, () -> {
			canvas.clip(bounds);
			step.picture().paint(canvas, theme);
		});
	}
}
