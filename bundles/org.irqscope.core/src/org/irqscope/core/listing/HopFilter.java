package org.irqscope.core.listing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.Scope;
import org.irqscope.emulator.journal.Hop;

/**
 * Which hops somebody wants to see: those for which an expression holds, or, for a text that is none, those in whose
 * row the text stands. Immutable, for any thread.
 */
public final class HopFilter {
	/** All of them. */
	public static final HopFilter ALL = new HopFilter("", Optional.empty());
	private static final Pattern WORDS = Pattern.compile("[\\p{Alnum}_. -]*");
	private final String text;
	private final Optional<Expression> expression;

	private HopFilter(String text, Optional<Expression> expression) {
		this.text = text.toLowerCase(Locale.ROOT);
		this.expression = expression;
	}

	/**
	 * Reads what a user has written; plain words that are no expression are looked for as they are.
	 *
	 * @throws ExpressionException when the text is neither
	 */
	public static HopFilter parse(String text) throws ExpressionException {
		String written = text.strip();
		if (written.isEmpty())
			return ALL;
		try {
			Expression expression = Expression.parse(written);
			expression.checkCondition(MachineNames.NONE);
			return new HopFilter(written, Optional.of(expression));
		} catch (ExpressionException e) {
			if (WORDS.matcher(written).matches())
				return new HopFilter(written, Optional.empty());
			throw e;
		}
	}

	/** True when the text is looked for as it is. */
	public boolean isWords() {
		return expression.isEmpty() && !text.isEmpty();
	}

	/** True when it leaves all hops. */
	public boolean isAll() {
		return text.isEmpty();
	}

	/** True for a hop that it leaves. */
	public boolean holds(Hop hop) {
		return text.isEmpty() || (expression.isPresent() ? holds(expression.get(), hop) : contains(hop));
	}

	/** What cannot be said of a hop does not hold for it. */
	private static boolean holds(Expression condition, Hop hop) {
		try {
			return condition.holds(Scope.of(hop));
		} catch (ExpressionException e) {
			return false;
		}
	}

	private boolean contains(Hop hop) {
		return HopText.of(hop).toLowerCase(Locale.ROOT).contains(text);
	}
}
