package org.irqscope.trace.drgn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;

/** A pointer as drgn prints it: the type, and the symbol with the address behind it or the address alone. */
final class DrgnSymbol {
	private static final Pattern POINTER = Pattern
			.compile("\\(.*\\)(?:([A-Za-z_][\\w.]*)(\\+0x[0-9a-f]+) = )?(0x[0-9a-f]+)");

	private DrgnSymbol() {
	}

	/**
	 * The symbol, with an offset only when there is one; the address when drgn knew no symbol.
	 *
	 * @throws ImportException when the value is no pointer
	 */
	static String of(Line line, String value) throws ImportException {
		Matcher matcher = POINTER.matcher(value);
		if (!matcher.matches())
			throw line.wrong("not.a.pointer", value);
		if (matcher.group(1) == null)
			return matcher.group(3);
		return matcher.group(1) + (matcher.group(2).equals("+0x0") ? "" : matcher.group(2));
	}
}
