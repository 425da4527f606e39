package org.irqscope.core.breakpoint;

import java.util.Optional;

/** Why a breakpoint can never stop in a trace: what it asks for is nothing that a trace tells. For any thread. */
final class NeverTraced {
	private NeverTraced() {
	}

	static Optional<String> of(Breakpoint breakpoint) {
		if (breakpoint.where() instanceof Where.OfField field)
			return Optional.of(Texts.of("never.traced.field", field.field().path()));
		if (breakpoint.where() instanceof Where.OfEventfd eventfd)
			return Optional.of(Texts.of("never.traced.eventfd", eventfd.eventfd()));
		if (breakpoint.where() instanceof Where.OfAddress)
			return Optional.of(Texts.of("never.traced.address"));
		return breakpoint.needsState() ? Optional.of(Texts.of("never.traced.condition")) : Optional.empty();
	}
}
