package org.irqscope.core.listing;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.Scope;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.StateView;

/**
 * Which hops somebody wants to see: those for which an expression holds, or, for a text that is none, those in whose
 * row the text stands. Immutable, for any thread.
 */
public final class HopFilter {
	/** All of them. */
	public static final HopFilter ALL = new HopFilter("", Optional.empty(), MachineNames.NONE);
	private static final Pattern WORDS = Pattern.compile("[\\p{Alnum}_. -]*");
	private final String text;
	private final Optional<Expression> expression;
	private final MachineNames names;

	private HopFilter(String text, Optional<Expression> expression, MachineNames names) {
		this.text = text.toLowerCase(Locale.ROOT);
		this.expression = expression;
		this.names = names;
	}

	/**
	 * Reads what a user has written; plain words that are no expression are looked for as they are.
	 *
	 * @param names of the machine whose walk it is; {@link MachineNames#NONE} where only hops are known
	 * @throws ExpressionException when the text is neither
	 */
	public static HopFilter parse(String text, MachineNames names) throws ExpressionException {
		String written = text.strip();
		if (written.isEmpty())
			return ALL;
		try {
			Expression expression = Expression.parse(written);
			expression.checkCondition(names);
			return new HopFilter(written, Optional.of(expression), names);
		} catch (ExpressionException e) {
			if (WORDS.matcher(written).matches())
				return new HopFilter(written, Optional.empty(), MachineNames.NONE);
			throw e;
		}
	}

	/** True when the text is looked for as it is. */
	public boolean isWords() {
		return expression.isEmpty() && !text.isEmpty();
	}

	/** True when it was read for another machine than that of a state, and has to be read again. */
	public boolean isStale(Optional<Snapshot> state) {
		return expression.filter(Expression::needsState).isPresent() && state.filter(names::areOf).isEmpty();
	}

	/** True when it leaves all hops. */
	public boolean isAll() {
		return text.isEmpty();
	}

	/**
	 * True for a hop that it leaves.
	 *
	 * @param state the state of the machine after the hop, asked for only where the filter is about it
	 */
	public boolean holds(Hop hop, Optional<Supplier<StateView>> state) {
		return text.isEmpty() || (expression.isPresent() ? holds(expression.get(), hop, state) : contains(hop));
	}

	/** What cannot be said of a hop does not hold for it. */
	private boolean holds(Expression condition, Hop hop, Optional<Supplier<StateView>> state) {
		if (condition.needsState() && state.isEmpty())
			return false;
		try {
			return condition.holds(condition.needsState() ? new Scope(names, state.get(), Optional.of(hop))
					: Scope.of(hop));
		} catch (ExpressionException e) {
			return false;
		}
	}

	private boolean contains(Hop hop) {
		return HopText.of(hop).toLowerCase(Locale.ROOT).contains(text);
	}
}
