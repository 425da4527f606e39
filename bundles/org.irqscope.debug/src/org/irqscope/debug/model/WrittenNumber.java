package org.irqscope.debug.model;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;

/** Reads what a person writes for a field: numbers, and whatever the field itself is shown as. For any thread. */
final class WrittenNumber {
	private static final int HEX = 16, NAMES = 256, WORD = 32;

	private WrittenNumber() {
	}

	/** The number; nothing where the text is none. */
	static OptionalLong of(String written) {
		String text = written.strip().toLowerCase(Locale.ROOT);
		try {
			return OptionalLong.of(text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), HEX)
					: Long.parseLong(text));
		} catch (NumberFormatException e) {
			return OptionalLong.empty();
		}
	}

	/** The number of one of several names, or as above; a number can stand before its name. */
	static OptionalLong of(List<String> names, String written) {
		String text = written.strip().toLowerCase(Locale.ROOT);
		int name = names.indexOf(text);
		return name >= 0 ? OptionalLong.of(name) : of(names.isEmpty() ? text : text.split(" ", 2)[0]);
	}

	/** The number that a whole field then has. */
	static OptionalLong of(Field field, String written) {
		if (field instanceof IntField small)
			return of(small, small.format(), written.strip());
		return field instanceof LongField big && big.format().kind() == Format.Kind.OPTIONAL
				? named(big.format(), 0, written.strip()) : of(written);
	}

	private static OptionalLong of(IntField field, Format format, String written) {
		return switch (format.kind()) {
		case VECTORS -> vectors(written, field.base());
		case NAMES, OPTIONAL -> {
			OptionalLong named = named(format, field.base(), written);
			yield named.isPresent() ? named : of(written);
		}
		default -> of(written);
		};
	}

	private static OptionalLong named(Format format, int base, String written) {
		return LongStream.rangeClosed(0, NAMES).filter(value -> format.text(value, base).equalsIgnoreCase(written))
				.findFirst();
	}

	/** Vectors with spaces between; a hexadecimal number stands for the word itself. */
	private static OptionalLong vectors(String written, int base) {
		if (written.equals("none"))
			return OptionalLong.of(0);
		if (written.startsWith("0x"))
			return of(written);
		long bits = 0;
		for (String vector : written.split("[\\s,]+")) {
			long bit = of(vector).orElse(-1) - base;
			if (bit < 0 || bit >= WORD)
				return OptionalLong.empty();
			bits |= 1L << bit;
		}
		return OptionalLong.of(bits);
	}
}
