package org.irqscope.trace.paste;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.trace.text.Line;

/**
 * Takes away the numbers that editors, {@code cat -n} and {@code grep -n} put before lines. A number alone is none:
 * several lines in a row must be numbered in order. Until that is known, lines are kept. For one thread.
 */
final class LineNumbers {
	/** How many lines in a row make sure. */
	private static final int ENOUGH = 3, ENOUGH_LOOSE = 4;
	/** How many lines without a number may stand between two, where a line was wrapped. */
	private static final int MOST_BETWEEN = 4;

	private final List<Line> kept = new ArrayList<>();
	private final List<LineNumber> numbers = new ArrayList<>();
	private Optional<LineNumber> last = Optional.empty();
	private boolean sure;
	/** True once a line without a number has come before all others. */
	private boolean begun;
	private int between;

	/** The lines that are known to be as they are, now that another has come. */
	List<Line> add(Line line) {
		Optional<LineNumber> number = LineNumber.of(line).map(one -> last.map(one::like).orElse(one));
		if (number.isEmpty() && kept.isEmpty() && !sure) {
			begun = true;
			return List.of(line);
		}
		if (number.isEmpty())
			return addUnnumbered(line);
		boolean goesOn = last.isPresent() && number.get().follows(last.get());
		List<Line> before = goesOn ? List.of() : end();
		begun |= !goesOn && number.get().row() || !before.isEmpty();
		if (!goesOn && number.get().row()) {
			List<Line> known = new ArrayList<>(before);
			known.add(line);
			return known;
		}
		last = number;
		between = 0;
		if (sure)
			return List.of(number.get().rest());
		kept.add(line);
		numbers.add(number.get());
		sure = isEnough();
		List<Line> known = new ArrayList<>(before);
		if (sure)
			known.addAll(release());
		return known;
	}

	/** The rest of a numbered line that was wrapped has none. */
	private List<Line> addUnnumbered(Line line) {
		if (++between > MOST_BETWEEN) {
			List<Line> known = new ArrayList<>(end());
			known.add(line);
			return known;
		}
		if (sure)
			return List.of(line);
		kept.add(line);
		return List.of();
	}

	private boolean isEnough() {
		LineNumber first = numbers.get(0);
		return numbers.size() >= (first.tight() || first.number() == 1 ? ENOUGH : ENOUGH_LOOSE);
	}

	/** The kept lines without their numbers. */
	private List<Line> release() {
		List<Line> plain = new ArrayList<>();
		int next = 0;
		for (Line line : kept)
			plain.add(next < numbers.size() && numbers.get(next).rest().where().equals(line.where())
					? numbers.get(next++).rest() : line);
		kept.clear();
		numbers.clear();
		return plain;
	}

	/** The lines that are left at the end of a text; where all of it is numbered from 1 on, that is enough. */
	List<Line> last() {
		boolean all = !begun && !kept.isEmpty() && kept.size() == numbers.size()
				&& numbers.get(0).number() == 1 && numbers.stream().allMatch(LineNumber::tight)
				&& !numbers.get(0).row();
		return all ? release() : end();
	}

	/** No line follows in order: what is still kept is as it is. */
	List<Line> end() {
		List<Line> asTheyAre = List.copyOf(kept);
		kept.clear();
		numbers.clear();
		last = Optional.empty();
		sure = false;
		between = 0;
		return asTheyAre;
	}
}
