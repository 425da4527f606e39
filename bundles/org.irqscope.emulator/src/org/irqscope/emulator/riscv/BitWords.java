package org.irqscope.emulator.riscv;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** A bit for each number of a set of interrupts, 32 in a field; made as far as they are used. */
public class BitWords {
	private static final int BITS = 32;

	private final Struct struct;
	private final FieldName name;
	private final List<IntField> words = new ArrayList<>();

	public BitWords(Struct struct, FieldName name) {
		this.struct = struct;
		this.name = name;
	}

	/** The 32 bits from 32 times a number on. */
	public IntField word(int number) {
		while (words.size() <= number)
			words.add(struct.vectors(name.at(words.size()), words.size() * BITS));
		return words.get(number);
	}

	/** The same as a number, without making what was never used. */
	public int peek(int number) {
		return number < words.size() ? words.get(number).get() : 0;
	}

	public boolean has(int number) {
		return word(number / BITS).has(1 << number % BITS);
	}

	public void set(int number, boolean on) {
		if (on)
			word(number / BITS).or(1 << number % BITS);
		else
			word(number / BITS).clear(1 << number % BITS);
	}

	/** The numbers whose bits are set, ascending. */
	public List<Integer> numbers() {
		List<Integer> numbers = new ArrayList<>();
		for (int at = 0; at < words.size() * BITS; at++)
			if (has(at))
				numbers.add(at);
		return List.copyOf(numbers);
	}

	public void clear() {
		words.forEach(word -> word.set(0));
	}
}
