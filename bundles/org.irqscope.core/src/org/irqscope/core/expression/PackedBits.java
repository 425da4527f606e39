package org.irqscope.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.pic.PicFields;

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

		long of(long register) {
			return register >>> shift & (1L << width) - 1;
		}
	}

	private static final String VECTOR = "vector";
	/** Vectors below are the processor's own. */
	private static final int FIRST_VECTOR = 16;
	private static final int MASK = 1 << 16, MODE = 8;
	private static final List<String> MODES = List.of("fixed lowest smi 3 nmi init sipi extint".split(" "));
	private static final List<Part> REDIRECTION = List.of(bits(VECTOR, 0, 8), named("delivery_mode", 8, MODES),
			named("dest_mode", 11, List.of("physical", "logical")), bits("delivery_status", 12, 1),
			named("polarity", 13, List.of("high", "low")), bits("remote_irr", 14, 1),
			named("trig_mode", 15, List.of("edge", "level")), bits("mask", 16, 1), bits("dest_id", 56, 8));
	private static final List<Part> LVT = List.of(bits(VECTOR, 0, 8), named("delivery_mode", 8, MODES),
			bits("delivery_status", 12, 1), named("polarity", 13, List.of("high", "low")), bits("remote_irr", 14, 1),
			named("trig_mode", 15, List.of("edge", "level")), bits("mask", 16, 1));
	private static final List<Part> TIMER = List.of(bits(VECTOR, 0, 8), bits("delivery_status", 12, 1),
			bits("mask", 16, 1), named("timer_mode", 17, List.of("oneshot", "periodic", "tscdeadline", "3")));
	private static final List<Part> COMMAND = List.of(bits(VECTOR, 0, 8), named("delivery_mode", 8, MODES),
			named("dest_mode", 11, List.of("physical", "logical")), bits("delivery_status", 12, 1),
			bits("level", 14, 1), named("trig_mode", 15, List.of("edge", "level")),
			named("shorthand", 18, List.of("none", "self", "all", "others")));
	private static final List<Part> PRIORITY = List.of(bits("class", 4, 4), bits("sub_class", 0, 4));
	private static final Map<String, List<Part>> REGISTERS = Map.ofEntries(
			Map.entry("ioapic.redirtbl", REDIRECTION),
			Map.entry("lapic.lvt0", LVT), Map.entry("lapic.lvt1", LVT), Map.entry("lapic.lvterr", LVT),
			Map.entry("lapic.lvtpc", LVT), Map.entry("lapic.lvtthmr", LVT), Map.entry("lapic.lvtcmci", LVT),
			Map.entry("lapic.lvtt", TIMER), Map.entry("lapic.icr", COMMAND),
			Map.entry("lapic.icr2", List.of(bits("dest_id", 24, 8))),
			Map.entry("lapic.id", List.of(bits("apic_id", 24, 8))),
			Map.entry("lapic.ldr", List.of(bits("logical_id", 24, 8))),
			Map.entry("lapic.taskpri", PRIORITY), Map.entry("lapic.procpri", PRIORITY),
			Map.entry("lapic.spiv", List.of(bits(VECTOR, 0, 8), bits("enabled", 8, 1), bits("focus_disabled", 9, 1),
					bits("directed_eoi", 12, 1))),
			Map.entry("lapic.esr", List.of(bits("illegal_register", 7, 1), bits("receive_illegal_vector", 6, 1),
					bits("send_illegal_vector", 5, 1))),
			Map.entry("lapic.apic_base", List.of(bits("bsp", 8, 1), bits("x2apic", 10, 1), bits("enabled", 11, 1))));

	private static final int INPUTS = 8;
	private static final List<Part> MASTER = inputs(0), SLAVE = inputs(INPUTS);
	/** The registers of a PIC that have a bit for each input. */
	private static final Set<String> OF_INPUTS = Set.of(PicFields.IRR.name(), PicFields.IMR.name(),
			PicFields.ISR.name(), PicFields.ELCR.name(), PicFields.LAST_IRR.name());

	private PackedBits() {
	}

	private static List<Part> inputs(int first) {
		return IntStream.range(0, INPUTS).mapToObj(bit -> bits("irq" + (first + bit), bit, 1)).toList();
	}

	private static Part bits(String name, int shift, int width) {
		return new Part(name, shift, width, List.of());
	}

	private static Part named(String name, int shift, List<String> names) {
		return new Part(name, shift, Integer.numberOfTrailingZeros(names.size()), names);
	}

	/** The named bits of a field; none where it has none. */
	public static List<Part> of(Field field) {
		if (!(field.place().kind() instanceof X86Place chip))
			return List.of();
		String name = field.name().toLowerCase(Locale.ROOT).replaceFirst("\\[\\d+\\]$", "");
		if (chip == X86Place.PIC && OF_INPUTS.contains(name))
			return field.place().index() == 0 ? MASTER : SLAVE;
		return REGISTERS.getOrDefault(chip.name().toLowerCase(Locale.ROOT) + "." + name, List.of());
	}

	static Optional<Part> of(Field field, String name) {
		return of(field).stream().filter(part -> part.name().equals(name)).findFirst();
	}

	/** Every name that bits of some register have. */
	static List<String> names() {
		List<String> names = new ArrayList<>();
		List.of(MASTER, SLAVE).forEach(parts -> parts.forEach(part -> names.add(part.name())));
		REGISTERS.values().forEach(parts -> parts.forEach(part -> names.add(part.name())));
		return names.stream().distinct().sorted().toList();
	}
}
