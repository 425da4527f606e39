package org.irqscope.ui.timeline;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.irqscope.core.timeline.LaneRole;
import org.irqscope.core.timeline.Spans;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.core.timeline.Timeline;
import org.irqscope.core.timeline.TimelineLane;

/**
 * Draws when something is on: span by span where hops are wide, and where many hops share a pixel by how much of them
 * it is on. Costs as much as the picture is wide. Used by the UI thread.
 */
final class LanePainter {
	private static final int STRIP = 3, INSET = 3, COLUMN = 2, SHADES = 4;
	private final GC gc;
	private final TimeWindow window;
	private final LaneColors colors;

	LanePainter(GC gc, TimeWindow window, LaneColors colors) {
		this.gc = gc;
		this.window = window;
		this.colors = colors;
	}

	/** Draws a lane at a height. */
	void paint(Timeline.Row row, int y) {
		for (LaneRole role : LaneRole.values()) {
			Spans spans = row.spans(role);
			if (spans.edges() == 0)
				continue;
			if (window.scale() < 1)
				shades(row.lane(), role, spans, y);
			else
				spans(row.lane(), role, spans, y);
		}
	}

	private void spans(TimelineLane lane, LaneRole role, Spans spans, int y) {
		int first = spans.firstFrom(window.from());
		for (int edge = first - first % 2; edge < spans.edges() && spans.edge(edge) <= window.to(); edge += 2) {
			int end = edge + 1 < spans.edges() ? spans.edge(edge + 1) : window.length();
			int left = (int) Math.max(-1, Math.round(window.x(spans.edge(edge))));
			int right = (int) Math.min(window.width() + 1.0, Math.round(window.x(end)));
			if (right > left)
				span(lane, role, left, right - left, y);
		}
	}

	private void span(TimelineLane lane, LaneRole role, int x, int width, int y) {
		int inset = role == LaneRole.IN_SERVICE ? INSET : 0;
		int top = y + LaneBand.GAP + inset;
		int height = LaneBand.LANE - 2 * LaneBand.GAP - STRIP - 2 * inset;
		gc.setBackground(colors.of(lane, strength(role)));
		gc.setForeground(colors.of(lane, 1));
		if (role == LaneRole.LINE) {
			gc.setBackground(colors.of(lane, 1));
			gc.fillRectangle(x, y + LaneBand.LANE - STRIP - 1, width, STRIP);
			return;
		}
		gc.fillRectangle(x, top, width, height);
		gc.setLineStyle(role == LaneRole.POSTED ? SWT.LINE_DASH : SWT.LINE_SOLID);
		gc.drawRectangle(x, top, Math.max(1, width - 1), height - 1);
		gc.setLineStyle(SWT.LINE_SOLID);
		if (role != LaneRole.RUNNING)
			label(role, Math.max(0, x), width + Math.min(0, x), top + height / 2);
	}

	/** The state's shape, and its name where there is room. */
	private void label(LaneRole role, int x, int width, int middle) {
		String glyph = glyph(role);
		String whole = glyph + " " + role.title();
		String fitting = gc.textExtent(whole).x + 2 * INSET <= width ? whole : glyph;
		if (gc.textExtent(fitting).x + 2 > width)
			return;
		gc.setForeground(colors.text());
		gc.drawText(fitting, x + INSET, middle - gc.getFontMetrics().getHeight() / 2, true);
	}

	/** As in the diagram. */
	static String glyph(LaneRole role) {
		return switch (role) {
		case RUNNING -> "";
		case LINE -> "\u25ac";
		case PENDING -> "\u25b2";
		case POSTED -> "\u25b3";
		case IN_SERVICE -> "\u25c6";
		};
	}

	private static double strength(LaneRole role) {
		return switch (role) {
		case LINE -> 1;
		case RUNNING, IN_SERVICE -> 0.45;
		case PENDING -> 0.18;
		case POSTED -> 0.08;
		};
	}

	/** Columns that are equally dark are drawn at once. */
	private void shades(TimelineLane lane, LaneRole role, Spans spans, int y) {
		int from = 0;
		int shade = 0;
		for (int x = 0; x <= window.width() + COLUMN; x += COLUMN) {
			int now = x > window.width() ? 0 : shade(spans, x);
			if (now == shade)
				continue;
			if (shade > 0)
				shade(lane, role, shade, from, x - from, y);
			from = x;
			shade = now;
		}
	}

	private int shade(Spans spans, int x) {
		int from = (int) Math.floor(window.first() + x / window.scale());
		int to = (int) Math.ceil(window.first() + (x + COLUMN) / window.scale());
		int covered = spans.covered(Math.max(0, from), Math.min(window.length(), to));
		return covered <= 0 ? 0 : 1 + (SHADES - 1) * covered / Math.max(1, to - from);
	}

	private void shade(TimelineLane lane, LaneRole role, int shade, int x, int width, int y) {
		double strength = 0.25 + 0.75 * shade / SHADES;
		gc.setBackground(colors.of(lane, strength));
		int body = LaneBand.LANE - 2 * LaneBand.GAP - STRIP;
		switch (role) {
		case LINE -> gc.fillRectangle(x, y + LaneBand.LANE - STRIP - 1, width, STRIP);
		case PENDING, POSTED -> gc.fillRectangle(x, y + LaneBand.GAP, width, body / 2);
		case IN_SERVICE -> gc.fillRectangle(x, y + LaneBand.GAP + body / 2, width, body / 2);
		case RUNNING -> gc.fillRectangle(x, y + LaneBand.GAP, width, body);
		}
	}
}
