package org.irqscope.core.breakpoint;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.Scope;
import org.irqscope.core.run.Hit;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.StateView;

/** A breakpoint while a walk is gone through: whether a hop that it means is one that counts. Used by one thread. */
final class Watched {
	private final Breakpoint breakpoint;
	private final String text;
	/** How the guest reads what the breakpoint waits for; none where it waits for no read. */
	private final List<RegisterRead> reads;
	private final HitCount count;
	private final boolean needsState;
	private MachineNames names = MachineNames.NONE;

	Watched(Breakpoint breakpoint) {
		this.breakpoint = breakpoint;
		this.text = breakpoint.text();
		this.reads = breakpoint.where() instanceof Where.OfField field && field.access() == Where.Access.READ
				? RegisterRead.of(field.field()) : List.of();
		this.count = new HitCount(breakpoint);
		this.needsState = breakpoint.needsState();
	}

	/**
	 * The hit of a hop; nothing where condition, context or count say that it does not count.
	 *
	 * @param meant the hop whose function is meant
	 */
	Optional<Hit> hit(Walk walk, int hop, int meant, IntFunction<? extends StateView> after) {
		Optional<Hit> hit = met(walk, hop, meant, after);
		boolean counts = breakpoint.count() == 0 || hit.isPresent() && count.isReached(this, walk, hop, after);
		return hit.filter(one -> counts);
	}

	/** As above, however often it was there before. */
	Optional<Hit> met(Walk walk, int hop, int meant, IntFunction<? extends StateView> after) {
		if (needsState && !walk.keepsState())
			return Optional.empty();
		Hop whole = walk.hop(meant);
		if (!breakpoint.context().map(whole.context().label()::equals).orElse(true))
			return Optional.empty();
		try {
			boolean holds = isRead(whole, hop, after)
					&& (breakpoint.condition().isEmpty() || holds(breakpoint.condition().get(), whole, hop, after));
			return holds ? Optional.of(new Hit(text, hop, Optional.empty())) : Optional.empty();
		} catch (ExpressionException e) {
			return Optional.of(new Hit(text, hop, Optional.of(e.getMessage())));
		}
	}

	private boolean isRead(Hop whole, int hop, IntFunction<? extends StateView> after) throws ExpressionException {
		for (RegisterRead way : reads)
			if (way.site() == whole.site() && holds(way.holds(), whole, hop, after))
				return true;
		return reads.isEmpty();
	}

	private boolean holds(Expression condition, Hop whole, int hop, IntFunction<? extends StateView> after)
			throws ExpressionException {
		return condition.holds(condition.needsState() ? scope(whole, after.apply(hop)) : Scope.of(whole));
	}

	private Scope scope(Hop whole, StateView state) {
		if (!names.areOf(state))
			names = MachineNames.of(state.kept());
		return new Scope(names, () -> state, Optional.of(whole));
	}
}
