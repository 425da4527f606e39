package org.irqscope.core.diagnosis;

import org.irqscope.emulator.state.Place;

/**
 * One part of the machine on the way of an interrupt from its source to its handler. Immutable, for any thread.
 *
 * @param function what the kernel did there last; empty where nothing has been done
 * @param hop the number of that hop, or -1
 * @param text why it did so, in the user's language
 */
public record Station(Place place, State state, String function, int hop, String text) {
	/** How far the interrupt came. */
	public enum State {
		PASSED("+"), STOPPED("x"), NOT_REACHED("."), UNKNOWN("?");

		private final String mark;

		State(String mark) {
			this.mark = mark;
		}

		/** One character that stands before the part in a list. */
		public String mark() {
			return mark;
		}
	}

	Station stopped() {
		return new Station(place, State.STOPPED, function, hop, text);
	}
}
