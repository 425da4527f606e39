package org.irqscope.core.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;

/** How expressions call the fields of a machine: the part's name, then the field's, in lower case. For any thread. */
final class FieldNaming {
	/** The parts of which a machine has one only, so that no number is needed. */
	private static final List<Place.Kind> SINGLE = List.of(X86Place.IOAPIC, X86Place.PIT, X86Place.APIC_BUS,
			KvmPlace.ROUTING, MachinePlace.VMM);
	/** What the manuals call registers of the local APIC, with the kernel's names. */
	private static final Map<String, String> REGISTERS = Map.ofEntries(Map.entry("tpr", "taskpri"),
			Map.entry("ppr", "procpri"), Map.entry("apr", "arbpri"), Map.entry("svr", "spiv"),
			Map.entry("version", "lvr"), Map.entry("lvt_timer", "lvtt"), Map.entry("lvt_thermal", "lvtthmr"),
			Map.entry("lvt_perf", "lvtpc"), Map.entry("lvt_lint0", "lvt0"), Map.entry("lvt_lint1", "lvt1"),
			Map.entry("lint0", "lvt0"), Map.entry("lint1", "lvt1"), Map.entry("lvt_error", "lvterr"),
			Map.entry("lvt_cmci", "lvtcmci"), Map.entry("initial_count", "tmict"),
			Map.entry("current_count", "tmcct"), Map.entry("divide", "tdcr"), Map.entry("icr_high", "icr2"));
	/** Other names of parts and of single fields, with those that the fields have here. */
	private static final Map<String, String> PARTS = Map.of("pic[0]", "pic.master", "pic[1]", "pic.slave", "ioapic[0]",
			"ioapic", "pit[0]", "pit", "routing[0]", "routing", "bus", "io_bus");
	private static final Map<String, String> FIELDS = Map.of("ioapic.ioredtbl", "ioapic.redirtbl", "ioapic.ioapicid",
			"ioapic.id");

	private FieldNaming() {
	}

	/** The name of a field, {@code lapic[0].irr[1]}. */
	static String path(Field field) {
		return path(field.place()) + "." + field.name().toLowerCase(Locale.ROOT);
	}

	/** The name of a part, {@code lapic[0]}. */
	static String path(Place place) {
		if (place.kind() == X86Place.PIC)
			return place.index() == 0 ? "pic.master" : "pic.slave";
		String name = place.kind().name().toLowerCase(Locale.ROOT);
		return SINGLE.contains(place.kind()) ? name : name + "[" + place.index() + "]";
	}

	/** The path with the names that fields have here, in place of other names for the same. */
	static String plain(String path) {
		String plain = path.toLowerCase(Locale.ROOT);
		for (Map.Entry<String, String> part : PARTS.entrySet())
			if (startsWith(plain, part.getKey()))
				plain = part.getValue() + plain.substring(part.getKey().length());
		for (Map.Entry<String, String> field : FIELDS.entrySet())
			if (startsWith(plain, field.getKey()))
				plain = field.getValue() + plain.substring(field.getKey().length());
		return plain.startsWith("lapic[") ? register(plain) : plain;
	}

	/** True when a path is another, or goes on from it. */
	static boolean startsWith(String path, String beginning) {
		return path.startsWith(beginning) && (path.length() == beginning.length()
				|| path.charAt(beginning.length()) == '.' || path.charAt(beginning.length()) == '[');
	}

	private static String register(String path) {
		String[] names = path.split("\\.", 3);
		if (names.length < 2 || !REGISTERS.containsKey(names[1]))
			return path;
		names[1] = REGISTERS.get(names[1]);
		return String.join(".", names);
	}
}
