package org.irqscope.core.chip;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.emulator.state.Field;

/** What the bits of a register mean, by the names of the kernel's unions and the manuals. For any thread. */
public final class PackedBits {
	/**
	 * Some bits of a register.
	 *
	 * @param names the names of its values from 0 on; none where they are just numbers
	 */
	public record Part(String name, int shift, int width, List<String> names) {
		/** The bits in their place. */
		public long mask() {
			return (1L << width) - 1 << shift;
		}

		/** True when the bits have a value that hardware makes something of. */
		public boolean isLegal(long register) {
			return name.equals(VECTOR) ? !sends(register) || of(register) >= FIRST_VECTOR
					: names.isEmpty() || !names.get((int) of(register)).equals(Long.toString(of(register)));
		}

		/** Only fixed interrupts and those of the lowest priority have a vector; not where one is masked or unused. */
		private static boolean sends(long register) {
			return register != 0 && (register & MASK) == 0 && (register >>> MODE & MODES.size() - 1) <= 1;
		}

		/** Their value in a register. */
		public long of(long register) {
			return register >>> shift & (1L << width) - 1;
		}
	}

	/** What the bits of a vector are called. */
	public static final String VECTOR = "vector";
	/** Vectors below are the processor's own. */
	private static final int FIRST_VECTOR = 16;
	private static final int MASK = 1 << 16, MODE = 8;
	/** How a local APIC is told to take an interrupt. */
	public static final List<String> MODES = List.of("fixed lowest smi 3 nmi init sipi extint".split(" "));

	private PackedBits() {
	}

	/** Bits that are a number. */
	public static Part bits(String name, int shift, int width) {
		return new Part(name, shift, width, List.of());
	}

	/** Bits whose values have names. */
	public static Part named(String name, int shift, List<String> names) {
		return new Part(name, shift, Integer.numberOfTrailingZeros(names.size()), names);
	}

	/** The named bits of a field; none where it has none. */
	public static List<Part> of(Field field) {
		String name = field.name().toLowerCase(Locale.ROOT).replaceFirst("\\[\\d+\\]$", "");
		return Chips.of(field.place().kind()).map(chip -> chip.packed(field.place().index()).get(name))
				.orElse(List.of());
	}

	/** The bits of a field that have a name. */
	public static Optional<Part> of(Field field, String name) {
		return of(field).stream().filter(part -> part.name().equals(name)).findFirst();
	}

	/** Every name that bits of some register have. */
	public static List<String> names() {
		return Chips.ALL.stream().flatMap(chip -> Stream.of(chip.packed(0), chip.packed(1)))
				.flatMap(registers -> registers.values().stream()).flatMap(List::stream).map(Part::name).distinct()
				.sorted().toList();
	}
}
