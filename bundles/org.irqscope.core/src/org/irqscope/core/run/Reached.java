package org.irqscope.core.run;

import java.util.List;

/** Why a run stands where it stands, and which breakpoints stop there. Immutable. */
record Reached(Stop.Cause cause, List<Hit> hits) {
	static final Reached ASKED = of(Stop.Cause.ASKED);

	static Reached of(Stop.Cause cause) {
		return new Reached(cause, List.of());
	}

	static Reached at(List<Hit> hits) {
		return new Reached(Stop.Cause.BREAKPOINT, hits);
	}

	/** True when the run has come as far as it was to. */
	boolean asked() {
		return cause == Stop.Cause.ASKED;
	}
}
