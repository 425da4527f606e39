package org.irqscope.ui.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

import org.irqscope.core.timeline.TimelineMark;

/**
 * A flag of the ruler for what a mark points at, where none is over the title of another. Immutable, for any thread.
 *
 * @param x what it points at
 * @param shape where its shape begins, which its title follows; nothing where there is no room for them
 */
record Flag(TimelineMark mark, int x, OptionalInt shape) {
	/** How wide a shape is. */
	static final int WIDTH = 7;
	private static final int APART = 3, FARTHEST = 90;

	/**
	 * The flags that are seen, from the left. Of several of a sort at one place there is the first.
	 *
	 * @param place where a mark stands
	 * @param width how wide a title is
	 */
	static List<Flag> of(List<TimelineMark> marks, ToIntFunction<TimelineMark> place, ToIntFunction<String> width,
			int right) {
		List<Flag> flags = new ArrayList<>();
		int free = Integer.MIN_VALUE;
		TimelineMark.Sort titled = null;
		for (TimelineMark mark : seen(marks, place, right)) {
			int x = place.applyAsInt(mark);
			if (isThere(flags, mark, x))
				continue;
			int shape = Math.max(x, free);
			// What is of another sort stands beside what has come there.
			boolean fits = shape - x <= (mark.sort() == titled ? 0 : FARTHEST);
			flags.add(new Flag(mark, x, fits ? OptionalInt.of(shape) : OptionalInt.empty()));
			if (fits) {
				free = shape + 2 * WIDTH + width.applyAsInt(mark.title());
				titled = mark.sort();
			}
		}
		return List.copyOf(flags);
	}

	private static List<TimelineMark> seen(List<TimelineMark> marks, ToIntFunction<TimelineMark> place, int right) {
		return marks.stream().filter(mark -> place.applyAsInt(mark) >= -WIDTH && place.applyAsInt(mark) <= right)
				.sorted(Comparator.comparingInt(TimelineMark::position)).toList();
	}

	private static boolean isThere(List<Flag> flags, TimelineMark mark, int x) {
		for (int at = flags.size() - 1; at >= 0 && x - flags.get(at).x < APART; at--)
			if (flags.get(at).mark.sort() == mark.sort())
				return true;
		return false;
	}
}
