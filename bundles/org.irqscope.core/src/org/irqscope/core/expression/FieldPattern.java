package org.irqscope.core.expression;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.chip.PackedBits;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.RefField;

/**
 * Bits of fields by the name that expressions have for them, with or without a machine: a field, a part of a register,
 * a bank of vectors, a whole part of the machine. Immutable, for any thread.
 *
 * @param path the name
 * @param bit one bit of it, or one vector of a bank; nothing for all
 */
public record FieldPattern(String path, OptionalInt bit) {
	/** A word of a bank of vectors. */
	private static final Pattern BANK = Pattern.compile("(lapic\\[\\d+\\]\\.(?:irr|isr|tmr))\\[(\\d)\\]");

	/**
	 * Reads the name of a field.
	 *
	 * @throws ExpressionException when the text is none
	 */
	public static FieldPattern of(String text, OptionalInt bit) throws ExpressionException {
		Expression.parse("changed(" + text + ")");
		return new FieldPattern(text, bit);
	}

	/** The bits of a field; a bit of one word of a bank is the vector that it stands for. */
	public static FieldPattern of(FieldBits bits) {
		String path = FieldNaming.path(bits.place()) + "." + bits.name().toLowerCase(Locale.ROOT);
		OptionalInt bit = Long.bitCount(bits.mask()) == 1
				? OptionalInt.of(Long.numberOfTrailingZeros(bits.mask())) : OptionalInt.empty();
		Matcher word = BANK.matcher(path);
		if (!word.matches())
			return new FieldPattern(path, bit);
		int base = Integer.parseInt(word.group(2)) * Integer.SIZE;
		return new FieldPattern(word.group(1),
				bit.isEmpty() ? bit : OptionalInt.of(base + bit.getAsInt()));
	}

	/** The name without upper case, and without other names for the same. */
	public String plainPath() {
		return FieldNaming.plain(path);
	}

	/** True when it is a register, some of its bits, or something that the register belongs to. */
	public boolean isNear(String register) {
		String plain = plainPath();
		return FieldNaming.startsWith(register, plain) || plain.startsWith(register + ".");
	}

	/** The bits of a field that are meant; 0 where it is none of these fields. */
	public long mask(Field field) {
		String plain = FieldNaming.plain(path);
		String name = FieldNaming.path(field);
		if (FieldNaming.startsWith(name, plain))
			return bit.isEmpty() ? -1 : field instanceof RefField ? 0 : bitMask(field, name.equals(plain));
		if (!plain.startsWith(name + "."))
			return 0;
		return PackedBits.of(field, plain.substring(name.length() + 1)).map(this::bitMask).orElse(0L);
	}

	/** A bit of a whole field, or a vector of a word of a bank. */
	private long bitMask(Field field, boolean whole) {
		boolean vectors = field instanceof IntField word && word.format().kind() == Format.Kind.VECTORS;
		if (!vectors && !whole)
			return 0;
		int at = bit.getAsInt() - (vectors ? ((IntField) field).base() : 0);
		return at < 0 || at >= (vectors ? Integer.SIZE : Long.SIZE) ? 0 : 1L << at;
	}

	private long bitMask(PackedBits.Part part) {
		if (bit.isEmpty())
			return part.mask();
		return bit.getAsInt() < part.width() ? 1L << part.shift() + bit.getAsInt() : 0;
	}
}
