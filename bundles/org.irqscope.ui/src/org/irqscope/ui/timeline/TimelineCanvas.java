package org.irqscope.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.irqscope.core.run.Stop;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.core.timeline.Timeline;
import org.irqscope.core.timeline.TimelineLane;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.ui.hops.HopRuler;

/** The surface on which a timeline is drawn, scrolled and zoomed. Used by the UI thread. */
final class TimelineCanvas extends Canvas {
	private final IntConsumer chosen;
	private final Runnable marksChanged = this::redraw;
	private TimelinePicture picture;
	private List<LaneBand> bands = List.of();
	private int scrolled;

	/**
	 * @param chosen hears of the position that the user wants to go to
	 * @param find begins to look for lanes
	 */
	TimelineCanvas(Composite parent, IntConsumer chosen, Runnable find) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.H_SCROLL | SWT.V_SCROLL);
		this.chosen = chosen;
		picture = new TimelinePicture(Timeline.EMPTY, Optional.empty(), TimeWindow.whole(1, 0),
				TimelinePicture.Look.FIRST, DiagramTheme.current());
		addListener(SWT.Paint, event -> new TimelinePainter(event.gc, picture, bands, size()).paint(scrolled));
		addListener(SWT.Resize, event -> look(window -> window.resized(room(), picture.timeline().length())));
		getHorizontalBar().addListener(SWT.Selection, this::scrollSideways);
		getVerticalBar().addListener(SWT.Selection, this::scrollDown);
		new TimelinePointer(this);
		new TimelineKeys(this, find);
		TimelineSpeech.add(this);
		HopRuler.addListener(marksChanged);
		addListener(SWT.Dispose, event -> HopRuler.removeListener(marksChanged));
	}

	private Point size() {
		Rectangle area = getClientArea();
		return new Point(area.width, area.height);
	}

	/** How wide the lanes are beside their names. */
	private int room() {
		return Math.max(1, size().x - TimelinePainter.NAMES - 1);
	}

	TimelinePicture picture() {
		return picture;
	}

	List<LaneBand> bands() {
		return bands;
	}

	/** Shows a timeline, as far as it is known, and where its walk stands. */
	void show(Timeline timeline, Optional<Stop> stop) {
		boolean whole = picture.window().isWhole();
		boolean moved = stop.map(Stop::position).orElse(0) != picture.position();
		TimeWindow window = whole ? TimeWindow.whole(room(), timeline.length())
				: picture.window().resized(room(), timeline.length());
		picture = picture.with(timeline, stop).with(window);
		if (moved)
			picture = picture.with(window.showing(picture.position()));
		changed();
	}

	/** Looks at another part of the timeline. */
	void look(UnaryOperator<TimeWindow> change) {
		picture = picture.with(change.apply(picture.window()));
		changed();
	}

	void showWhole() {
		look(window -> TimeWindow.whole(room(), picture.timeline().length()));
	}

	void select(Optional<TimelineLane> lane) {
		picture = picture.with(picture.look().selecting(lane));
		selectedBand().ifPresent(this::reveal);
		changed();
	}

	/** The band of the lane that the user has chosen. */
	Optional<LaneBand> selectedBand() {
		return bands.stream().filter(band -> picture.look().selected().filter(band.row().lane()::equals).isPresent())
				.findFirst();
	}

	private void reveal(LaneBand band) {
		int room = size().y - RulerPainter.HEIGHT;
		scrolled = Math.min(band.y(), Math.max(scrolled, band.bottom() - room));
	}

	/** Looks at it otherwise. */
	void setLook(UnaryOperator<TimelinePicture.Look> change) {
		picture = picture.with(change.apply(picture.look()));
		changed();
	}

	/** Draws in the colours of the desktop as they are now. */
	void recolor() {
		picture = picture.with(DiagramTheme.current());
		redraw();
	}

	/** Goes to a position. */
	void choose(int position) {
		setLook(look -> look.from(OptionalInt.empty()));
		goTo(position);
	}

	/** Goes to a position; what lies between there and where the walk stood first is chosen. */
	void extend(int position) {
		if (picture.look().anchor().isEmpty())
			setLook(look -> look.from(OptionalInt.of(picture.position())));
		goTo(position);
	}

	/** What is chosen fills the width. */
	void showChosen() {
		picture.look().anchor().ifPresent(anchor -> look(window -> window.showing(anchor, picture.position())));
	}

	private void goTo(int position) {
		chosen.accept(Math.max(0, Math.min(picture.timeline().length(), position)));
	}

	/** The lane at a height of the surface. */
	Optional<LaneBand> bandAt(int y) {
		return y < RulerPainter.HEIGHT ? Optional.empty() : LaneBand.at(bands, y - RulerPainter.HEIGHT + scrolled);
	}

	private void scrollSideways(Event event) {
		look(window -> window.at(getHorizontalBar().getSelection() / window.scale()));
	}

	private void scrollDown(Event event) {
		scrollTo(getVerticalBar().getSelection());
	}

	/** Scrolls the lanes so far up. */
	void scrollTo(int pixels) {
		scrolled = pixels;
		changed();
	}

	int scrolled() {
		return scrolled;
	}

	private void changed() {
		bands = LaneBand.of(picture);
		int room = Math.max(1, size().y - RulerPainter.HEIGHT);
		scrolled = Math.max(0, Math.min(scrolled, LaneBand.height(bands) - room));
		set(getVerticalBar(), scrolled, LaneBand.height(bands), room);
		TimeWindow window = picture.window();
		set(getHorizontalBar(), (int) (window.first() * window.scale()), (int) (window.length() * window.scale()),
				window.width());
		redraw();
	}

	private static void set(ScrollBar bar, int selection, int whole, int room) {
		bar.setEnabled(whole > room);
		bar.setValues(selection, 0, Math.max(room, whole), room, Math.max(1, room / 10), room);
	}
}
