package org.irqscope.ui.hops;

import java.util.Optional;

import org.irqscope.core.listing.HopOutline;
import org.irqscope.core.listing.HopRows;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.scene.theme.Theme;

/**
 * All that a list of hops depends on. Its first row stands before the first hop. Immutable, used by the UI thread.
 *
 * @param rows the hops that are listed
 * @param outline by which they are
 * @param selected the row that the user has chosen, whose whole text is shown
 * @param sought what is looked for, in lower case
 */
record HopPicture(Optional<Walk> walk, HopRows rows, HopOutline outline, int selected, HopColumns columns,
		String sought, Theme theme) {

	/** How many rows there are. */
	int count() {
		return walk.isPresent() ? rows.size() + 1 : 0;
	}

	/** The hop of a row; nothing for the first row. */
	Optional<Hop> hop(int row) {
		return row <= 0 || row >= count() ? Optional.empty() : walk.map(one -> one.hop(rows.hop(row - 1)));
	}

	/** The position that a row stands for. */
	int position(int row) {
		return row <= 0 ? 0 : rows.hop(row - 1) + 1;
	}

	/** The row of a position, or the last one before it. */
	int row(int ofPosition) {
		return ofPosition <= 0 ? 0 : rows.row(ofPosition - 1) + 1;
	}

	/** True for a hop that has called others, as far as is known. */
	boolean calls(Hop hop) {
		int next = hop.number() + 1;
		return walk.filter(one -> next < one.size() && one.caller(next) == hop.number()).isPresent();
	}

	/** True for a hop whose calls are not listed. */
	boolean isFolded(Hop hop) {
		return walk.filter(one -> outline.isFolded(one, hop.number())).isPresent();
	}

	/** Another walk, or more of the same. */
	HopPicture with(Walk shown, HopRows listed, HopOutline by) {
		return new HopPicture(Optional.of(shown), listed, by, selected, columns, sought, theme);
	}

	/** Another row is chosen, as far as there is one. */
	HopPicture selecting(int row) {
		int near = Math.max(0, Math.min(count() - 1, row));
		return new HopPicture(walk, rows, outline, near, columns, sought, theme);
	}

	HopPicture with(HopColumns other) {
		return new HopPicture(walk, rows, outline, selected, other, sought, theme);
	}

	HopPicture with(String word) {
		return new HopPicture(walk, rows, outline, selected, columns, word, theme);
	}

	HopPicture with(Theme other) {
		return new HopPicture(walk, rows, outline, selected, columns, sought, other);
	}
}
