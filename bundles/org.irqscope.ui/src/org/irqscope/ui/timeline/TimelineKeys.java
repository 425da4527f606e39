package org.irqscope.ui.timeline;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.irqscope.core.listing.HopRows;
import org.irqscope.core.timeline.TimeWindow;
import org.irqscope.core.timeline.TimelineMark;
import org.irqscope.ui.hops.HopMarks.Marked;

/** What keys do to a timeline: those of other tools that show traces. Used by the UI thread. */
final class TimelineKeys {
	private static final double STEP = 1.5;
	private static final int PIXELS = 80;
	private final TimelineCanvas canvas;
	private final Runnable find;

	/** @param find begins to look for lanes */
	TimelineKeys(TimelineCanvas canvas, Runnable find) {
		this.canvas = canvas;
		this.find = find;
		canvas.addListener(SWT.KeyDown, this::press);
		canvas.addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
	}

	private void press(Event event) {
		int letter = Character.toLowerCase(event.keyCode);
		if ((event.stateMask & SWT.MOD1) != 0) {
			if (letter == '0' || letter == SWT.KEYPAD_0)
				canvas.showWhole();
			return;
		}
		boolean extended = (event.stateMask & SWT.SHIFT) != 0 && extend(event.keyCode);
		event.doit = !(extended || zoomOrPan(event.character, letter) || look(event.character, letter)
				|| move(event.character, event.keyCode));
	}

	private boolean zoomOrPan(char character, int letter) {
		switch (character == '+' || character == '-' ? character : letter) {
		case 'w', '+', '=', SWT.KEYPAD_ADD -> zoom(STEP);
		case 's', '-', SWT.KEYPAD_SUBTRACT -> zoom(1 / STEP);
		case 'a' -> canvas.look(window -> window.panned(-PIXELS));
		case 'd' -> canvas.look(window -> window.panned(PIXELS));
		case SWT.HOME -> canvas.look(window -> window.at(0));
		case SWT.END -> canvas.look(window -> window.at(window.length()));
		default -> {
			return false;
		}
		}
		return true;
	}

	/** What is chosen reaches to the next place, or the one before. */
	private boolean extend(int key) {
		if (key != SWT.ARROW_LEFT && key != SWT.ARROW_RIGHT)
			return false;
		edge(key == SWT.ARROW_RIGHT ? 1 : -1, canvas::extend);
		return true;
	}

	private boolean look(char character, int letter) {
		switch (character == '/' ? character : letter) {
		case 'z' -> canvas.showChosen();
		case 'g' -> canvas.setLook(look -> look.withGrid(!look.grid()));
		case '/' -> find.run();
		default -> {
			return false;
		}
		}
		return true;
	}

	/** What is at the cursor stays there when it is seen. */
	private void zoom(double factor) {
		canvas.look(window -> window.zoomed(factor, middle(window)));
	}

	private int middle(TimeWindow window) {
		double cursor = window.x(canvas.picture().position());
		return cursor >= 0 && cursor <= window.width() ? (int) cursor : window.width() / 2;
	}

	private boolean move(char character, int key) {
		switch (character == '.' || character == ',' ? character : key) {
		case SWT.ARROW_UP -> lane(-1);
		case SWT.ARROW_DOWN -> lane(1);
		case SWT.ARROW_LEFT -> edge(-1, canvas::choose);
		case SWT.ARROW_RIGHT -> edge(1, canvas::choose);
		case '.' -> mark(1);
		case ',' -> mark(-1);
		default -> {
			return false;
		}
		}
		return true;
	}

	private void lane(int step) {
		List<LaneBand> bands = canvas.bands();
		if (bands.isEmpty())
			return;
		int at = canvas.selectedBand().map(LaneBand::number).orElse(step > 0 ? -1 : bands.size());
		int next = Math.max(0, Math.min(bands.size() - 1, at + step));
		canvas.select(Optional.of(bands.get(next).row().lane()));
	}

	/** Where the chosen lane is switched next or was last; without a chosen lane the next hop or the last. */
	private void edge(int step, IntConsumer gone) {
		int position = canvas.picture().position();
		OptionalInt edge = canvas.selectedBand().map(LaneBand::row)
				.map(row -> step > 0 ? row.next(position) : row.previous(position))
				.orElse(OptionalInt.of(position + step));
		edge.ifPresent(gone);
	}

	private void mark(int step) {
		int position = canvas.picture().position();
		IntStream marks = canvas.picture().marks().stream().mapToInt(TimelineMark::position)
				.filter(mark -> step * mark > step * position);
		IntStream breakpoints = canvas.picture().breakpoints().stream().map(Marked::hops)
				.map(hops -> step > 0 ? after(hops, position) : before(hops, position))
				.flatMapToInt(OptionalInt::stream);
		IntStream.concat(marks, breakpoints).boxed().min(Comparator.comparingInt(mark -> step * mark))
				.ifPresent(canvas::choose);
	}

	private static OptionalInt after(HopRows hops, int position) {
		int row = hops.row(position - 1) + 1;
		return row < hops.size() ? OptionalInt.of(hops.hop(row) + 1) : OptionalInt.empty();
	}

	private static OptionalInt before(HopRows hops, int position) {
		int row = hops.row(position - 2);
		return row >= 0 ? OptionalInt.of(hops.hop(row) + 1) : OptionalInt.empty();
	}
}
