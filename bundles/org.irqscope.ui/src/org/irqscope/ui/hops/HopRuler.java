package org.irqscope.ui.hops;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Hop;

/** The ruler beside all lists of hops: whoever has marks for it says so here. Used by the UI thread. */
public final class HopRuler {
	private static final HopMarks NONE = new HopMarks() {
		@Override
		public List<Marked> all() {
			return List.of();
		}

		@Override
		public void toggle(Hop hop) {
			// Nobody keeps marks.
		}
	};
	private static final List<Runnable> LISTENERS = new ArrayList<>();
	private static HopMarks marks = NONE;

	private HopRuler() {
	}

	/** From now on these marks are shown. */
	public static void show(HopMarks shown) {
		marks = shown;
		changed();
	}

	/** The marks are others now. */
	public static void changed() {
		List.copyOf(LISTENERS).forEach(Runnable::run);
	}

	/** The marks that are shown. */
	public static HopMarks marks() {
		return marks;
	}

	/** Hears when the marks are others. */
	public static void addListener(Runnable listener) {
		LISTENERS.add(listener);
	}

	public static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}
}
