package org.irqscope.core.timeline;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.state.Place;

/** What one row of a timeline is about. Immutable, for any thread. */
public sealed interface TimelineLane {
	/** What the row is called, in the user's language. */
	String title();

	/** A context, with the functions that it is in. */
	record OfContext(Context context) implements TimelineLane {
		@Override
		public String title() {
			return context.label();
		}
	}

	/** One input, pin or vector of a part of the machine. */
	record OfInput(Place place, Sort sort, int number) implements TimelineLane {
		@Override
		public String title() {
			return Texts.of("timeline.lane." + sort.key, place, number);
		}
	}

	/** What the inputs of a part are. */
	enum Sort {
		/** The part itself is the only one. */
		WHOLE("whole"),
		/** An input of a PIC. */
		INPUT("input"),
		/** What a PIC tells the processor. */
		OUTPUT("output"),
		/** A pin of an IOAPIC. */
		PIN("pin"),
		/** A vector of a local APIC, with what is posted to its vCPU. */
		VECTOR("vector");

		private final String key;

		Sort(String key) {
			this.key = key;
		}
	}
}
