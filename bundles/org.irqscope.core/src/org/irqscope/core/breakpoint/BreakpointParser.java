package org.irqscope.core.breakpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.breakpoint.Where.Access;
import org.irqscope.core.breakpoint.Where.Bus;
import org.irqscope.core.expression.ContextWords;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.FieldPattern;

/** Reads the text of a breakpoint, word by word. Used by one thread. */
final class BreakpointParser {
	private static final int MOST = 1_000_000_000;
	private final BreakpointWords words;

	BreakpointParser(String text) {
		words = new BreakpointWords(text);
	}

	Breakpoint breakpoint() throws ExpressionException {
		Breakpoint breakpoint = Breakpoint.of(where());
		while (!words.atEnd())
			breakpoint = clause(breakpoint);
		return breakpoint;
	}

	private Where where() throws ExpressionException {
		String kind = words.next("breakpoint.incomplete");
		return switch (kind) {
		case "function" -> function();
		case "tracepoint" -> new Where.OfTracepoint(words.next("breakpoint.incomplete"));
		case "gsi" -> new Where.OfGsi(number());
		case "pin" -> pin();
		case "vector" -> new Where.OfVector(number());
		case "vcpu" -> new Where.OfVcpu(number());
		case "field" -> field();
		case "port" -> address(Bus.PORT);
		case "mmio" -> address(Bus.MMIO);
		case "eventfd" -> new Where.OfEventfd(number());
		default -> throw words.error(Texts.of("breakpoint.kind", kind));
		};
	}

	private Where function() throws ExpressionException {
		String function = words.next("breakpoint.incomplete");
		boolean returns = words.take("return");
		if (!returns)
			words.take("enter");
		return new Where.OfFunction(function, !returns);
	}

	private Where pin() throws ExpressionException {
		String chip = words.next("breakpoint.incomplete");
		if (!chip.equals("ioapic") && !chip.equals("pic"))
			throw words.error(Texts.of("breakpoint.chip", chip));
		return new Where.OfPin(chip.equals("ioapic"), number());
	}

	private Where field() throws ExpressionException {
		String path = words.next("breakpoint.incomplete");
		FieldPattern pattern;
		try {
			pattern = FieldPattern.of(path, OptionalInt.empty());
		} catch (ExpressionException e) {
			throw words.error(Texts.of("breakpoint.field", path));
		}
		if (words.take("bit"))
			pattern = new FieldPattern(path, OptionalInt.of(number()));
		for (Access access : new Access[] { Access.READ, Access.SET, Access.CLEARED })
			if (words.take(access.name().toLowerCase(Locale.ROOT)))
				return new Where.OfField(pattern, access);
		words.take("changed");
		return new Where.OfField(pattern, Access.CHANGED);
	}

	private Where address(Bus bus) throws ExpressionException {
		String range = words.next("breakpoint.incomplete");
		int dots = range.indexOf("..");
		long from = words.number(dots < 0 ? range : range.substring(0, dots), Long.MAX_VALUE);
		long to = dots < 0 ? from : words.number(range.substring(dots + 2), Long.MAX_VALUE);
		if (to < from)
			throw words.error(Texts.of("breakpoint.range", range));
		return new Where.OfAddress(bus, from, to);
	}

	private int number() throws ExpressionException {
		return (int) words.number(words.next("breakpoint.incomplete"), MOST);
	}

	private Breakpoint clause(Breakpoint breakpoint) throws ExpressionException {
		String clause = words.next("breakpoint.incomplete");
		return switch (clause) {
		case "if" -> breakpoint.with(Optional.of(expression()));
		case "in" -> breakpoint.onlyIn(Optional.of(context()));
		case "count" -> breakpoint.withCount(count());
		case "off" -> breakpoint.enabled(false);
		default -> throw words.error(Texts.of("breakpoint.clause", clause));
		};
	}

	private int count() throws ExpressionException {
		int count = number();
		if (count == 0)
			throw words.error(Texts.of("breakpoint.count"));
		return count;
	}

	private String context() throws ExpressionException {
		String first = words.next("breakpoint.incomplete");
		Optional<String> single = ContextWords.label(first);
		if (single.isPresent())
			return single.get();
		int start = words.start();
		String second = words.atEnd() ? "" : words.next("breakpoint.incomplete");
		return ContextWords.label(first + " " + second).orElseThrow(() -> words.error(start,
				Texts.of("breakpoint.context", first, String.join(", ", ContextWords.all()))));
	}

	private Expression expression() throws ExpressionException {
		int offset = words.offset();
		try {
			Expression.Beginning beginning = Expression.parseBeginning(words.rest());
			words.skip(beginning.end());
			return beginning.expression();
		} catch (ExpressionException e) {
			throw e.within(offset);
		}
	}
}
