package org.irqscope.trace.recorded;

import java.util.OptionalInt;

/** Finds the values behind words of a text that begins and ends with a blank. Immutable, for any thread. */
record FieldScan(String text) {

	OptionalInt gsi() {
		OptionalInt plain = after(" gsi ", 10);
		return plain.isPresent() ? plain : after(" gsi: ", 16);
	}

	OptionalInt chip() {
		if (text.startsWith(" irqchip PIC master "))
			return OptionalInt.of(0);
		if (text.startsWith(" irqchip PIC slave "))
			return OptionalInt.of(1);
		if (text.startsWith(" irqchip IOAPIC "))
			return OptionalInt.of(2);
		OptionalInt plain = after(" chip ", 10);
		return plain.isPresent() ? plain : after(" irqchip ", 10);
	}

	OptionalInt vector() {
		for (String word : new String[] { " vec ", " vector " })
			if (after(word, 10).isPresent())
				return after(word, 10);
		for (String word : new String[] { " IRQ ", " Soft/INTn ", " gvec: " })
			if (after(word, 16).isPresent())
				return after(word, 16);
		return OptionalInt.empty();
	}

	/** The number behind a word, if one stands there. */
	OptionalInt after(String word, int radix) {
		int at = text.indexOf(word);
		if (at < 0)
			return OptionalInt.empty();
		int from = at + word.length();
		int to = endOfValue(from);
		if (radix == 16 && text.startsWith("0x", from))
			from += 2;
		try {
			return OptionalInt.of(text.startsWith("-", from) ? Integer.parseInt(text, from, to, radix)
					: Integer.parseUnsignedInt(text, from, to, radix));
		} catch (NumberFormatException e) {
			return OptionalInt.empty();
		}
	}

	private int endOfValue(int from) {
		int to = from;
		while (to < text.length() && text.charAt(to) != ' ' && text.charAt(to) != ',')
			to++;
		return to;
	}
}
