package org.irqscope.core.chip.x86;

import static org.irqscope.core.chip.PackedBits.MODES;
import static org.irqscope.core.chip.PackedBits.VECTOR;
import static org.irqscope.core.chip.PackedBits.bits;
import static org.irqscope.core.chip.PackedBits.named;

import java.util.List;
import java.util.Map;

import org.irqscope.core.chip.PackedBits.Part;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.lapic.LapicFields;

/** What the bits of the registers of APICs mean, as the unions of the kernel and the manuals call them. Any thread. */
final class ApicBits {
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
	/** Those of the IOAPIC. */
	static final Map<String, List<Part>> IOAPIC = Map.of(IoapicFields.REDIRTBL.name(), REDIRECTION);
	/** Those of the local APIC. */
	static final Map<String, List<Part>> LAPIC = Map.ofEntries(
			Map.entry("lvt0", LVT), Map.entry("lvt1", LVT), Map.entry("lvterr", LVT),
			Map.entry("lvtpc", LVT), Map.entry("lvtthmr", LVT), Map.entry("lvtcmci", LVT),
			Map.entry("lvtt", TIMER), Map.entry("icr", COMMAND),
			Map.entry("icr2", List.of(bits("dest_id", 24, 8))),
			Map.entry("id", List.of(bits("apic_id", 24, 8))),
			Map.entry("ldr", List.of(bits("logical_id", 24, 8))),
			Map.entry("taskpri", PRIORITY), Map.entry("procpri", PRIORITY),
			Map.entry("spiv", List.of(bits(VECTOR, 0, 8), bits("enabled", 8, 1), bits("focus_disabled", 9, 1),
					bits("directed_eoi", 12, 1))),
			Map.entry("esr", List.of(bits("illegal_register", 7, 1), bits("receive_illegal_vector", 6, 1),
					bits("send_illegal_vector", 5, 1))),
			Map.entry(LapicFields.APIC_BASE.name(),
					List.of(bits("bsp", 8, 1), bits("x2apic", 10, 1), bits("enabled", 11, 1))));

	/** What the manuals call registers of the local APIC, with the kernel's names. */
	static final Map<String, String> NAMES = Map.ofEntries(Map.entry("tpr", "taskpri"),
			Map.entry("ppr", "procpri"), Map.entry("apr", "arbpri"), Map.entry("svr", "spiv"),
			Map.entry("version", "lvr"), Map.entry("lvt_timer", "lvtt"), Map.entry("lvt_thermal", "lvtthmr"),
			Map.entry("lvt_perf", "lvtpc"), Map.entry("lvt_lint0", "lvt0"), Map.entry("lvt_lint1", "lvt1"),
			Map.entry("lint0", "lvt0"), Map.entry("lint1", "lvt1"), Map.entry("lvt_error", "lvterr"),
			Map.entry("lvt_cmci", "lvtcmci"), Map.entry("initial_count", "tmict"),
			Map.entry("current_count", "tmcct"), Map.entry("divide", "tdcr"), Map.entry("icr_high", "icr2"));

	private ApicBits() {
	}
}
