package org.irqscope.emulator.state;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the value of a field is written for people; hex is lower case with 0x. */
public enum Format {
	DECIMAL,
	/** A number plus one, so that 0 is nothing. */
	PLUS_ONE,
	/** {@code vcpu->mode} */
	VCPU_MODE("OUTSIDE_GUEST_MODE", "IN_GUEST_MODE", "EXITING_GUEST_MODE", "READING_SHADOW_PAGE_TABLES"),
	/** {@code vcpu->arch.mp_state} */
	MP_STATE("RUNNABLE", "UNINITIALIZED", "INIT_RECEIVED", "HALTED", "SIPI_RECEIVED"),
	/** {@code kvm->arch.apicv_inhibit_reasons}, a bit for each name. */
	APICV_INHIBITS("DISABLED", "HYPERV", "ABSENT", "BLOCKIRQ", "PHYSICAL_ID_ALIASED", "APIC_ID_MODIFIED",
			"APIC_BASE_MODIFIED", "NESTED", "IRQWIN", "PIT_REINJ", "SEV", "LOGICAL_ID_ALIASED", "PHYSICAL_ID_TOO_BIG"),
	HEX8, HEX32, HEX64, FLAG,
	/** 32 vectors of an ISR, TMR or IRR, written as a list. */
	VECTORS;

	private final List<String> names;

	Format(String... names) {
		this.names = List.of(names);
	}

	/** The value as text; {@code base} is the number of bit 0 of a {@link #VECTORS} word. */
	public String text(long value, int base) {
		return switch (this) {
		case VCPU_MODE, MP_STATE -> value < names.size() ? names.get((int) value) : Long.toString(value);
		case APICV_INHIBITS -> value == 0 ? "none" : flags(value);
		case DECIMAL -> Long.toString(value);
		case PLUS_ONE -> value == 0 ? "none" : Long.toString(value - 1);
		case HEX8 -> String.format("0x%02x", value & 0xff);
		case HEX32 -> String.format("0x%08x", value & 0xffffffffL);
		case HEX64 -> String.format("0x%x", value);
		case FLAG -> value == 0 ? "0" : "1";
		case VECTORS -> value == 0 ? "none" : vectors(value, base);
		};
	}

	/** What a reader needs to see of a change: for vector sets the vectors that came and went. */
	String change(long from, long to, int base) {
		if (this != VECTORS)
			return text(from, base) + " \u2192 " + text(to, base);
		List<String> parts = new ArrayList<>();
		if ((to & ~from) != 0)
			parts.add("+ " + vectors(to & ~from, base));
		if ((from & ~to) != 0)
			parts.add("\u2212 " + vectors(from & ~to, base));
		return String.join(" ", parts);
	}

	private String flags(long bits) {
		return IntStream.range(0, names.size()).filter(bit -> (bits >> bit & 1) != 0).mapToObj(names::get)
				.collect(Collectors.joining("|"));
	}

	private static String vectors(long bits, int base) {
		return IntStream.range(0, 32).filter(bit -> (bits >>> bit & 1) != 0)
				.mapToObj(bit -> Integer.toString(base + bit)).collect(Collectors.joining(" "));
	}
}
