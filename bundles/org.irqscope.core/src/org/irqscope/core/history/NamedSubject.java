package org.irqscope.core.history;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.Texts;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.FieldPattern;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.Snapshot;

/**
 * Subjects as people write them: {@code ioapic.redirtbl[4].mask}, {@code lapic[0].irr has 33}, {@code routes[4]}. Keeps
 * no state, for any thread.
 */
public final class NamedSubject {
	/** A name, and one bit of it or one vector. */
	private static final Pattern SUBJECT = Pattern.compile("\\s*(\\S.*?)(?:\\s+(?:bit|has)\\s+(\\d{1,9}))?\\s*");
	private static final Pattern ROUTES = Pattern.compile("(?i)routes\\[(\\d{1,9})\\]");
	private static final String BEFORE = "changed(", BEHIND = ")";

	private NamedSubject() {
	}

	/**
	 * Reads one.
	 *
	 * @param state of the machine that has the fields
	 * @throws ExpressionException when the machine has no such field, or that no such bit
	 */
	public static Subject of(String text, Snapshot state) throws ExpressionException {
		Matcher words = SUBJECT.matcher(text);
		String path = words.matches() ? words.group(1) : text;
		check(path, state);
		Matcher routes = ROUTES.matcher(path);
		if (routes.matches())
			return Subject.routes(Integer.parseInt(routes.group(1)));
		OptionalInt bit = words.matches() && words.group(2) != null
				? OptionalInt.of(Integer.parseInt(words.group(2))) : OptionalInt.empty();
		List<FieldBits> bits = bits(new FieldPattern(path, bit), state);
		if (bits.isEmpty())
			throw new ExpressionException(0, text.length(),
					Texts.of("history.no.bit", path, bit.orElse(0)));
		return new Subject(bits, OptionalInt.empty());
	}

	private static void check(String path, Snapshot state) throws ExpressionException {
		try {
			Expression.parse(BEFORE + path + BEHIND).check(MachineNames.of(state));
		} catch (ExpressionException e) {
			throw e.within(-BEFORE.length());
		}
	}

	private static List<FieldBits> bits(FieldPattern pattern, Snapshot state) {
		return state.fields().stream().filter(field -> field.shown() && pattern.mask(field) != 0)
				.map(field -> new FieldBits(field.place(), field.name(), pattern.mask(field))).toList();
	}
}
