package org.irqscope.core.expression;

import java.util.Locale;
import java.util.Map;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Place;

/** How expressions call the fields of a machine: the part's name, then the field's, in lower case. For any thread. */
final class FieldNaming {
	/** Another name of a part, with the one that it has here. */
	private static final String BUS = "bus", IO_BUS = "io_bus";
	private static final String FIRST = "[0]";
	/** No sort of chip has names for more. */
	private static final int MOST_NAMED = 2;

	private FieldNaming() {
	}

	/** The name of a field, {@code lapic[0].irr[1]}. */
	static String path(Field field) {
		return path(field.place()) + "." + field.name().toLowerCase(Locale.ROOT);
	}

	/** The name of a part, {@code lapic[0]}. */
	static String path(Place place) {
		String name = word(place.kind());
		return Chips.of(place.kind()).map(chip -> chip.path(place.index()))
				.orElse(place.kind().isSingle() ? name : name + "[" + place.index() + "]");
	}

	private static String word(Place.Kind kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

	/** The path with the names that fields have here, in place of other names for the same. */
	static String plain(String path) {
		String plain = renamed(path.toLowerCase(Locale.ROOT), BUS, IO_BUS);
		plain = renamed(plain, word(KvmPlace.ROUTING) + FIRST, word(KvmPlace.ROUTING));
		for (Chip<?, ?> chip : Chips.ALL)
			plain = field(chip, part(chip, plain));
		return plain;
	}

	/** Whoever numbers a part that has a name, or is the only one, means it. */
	private static String part(Chip<?, ?> chip, String path) {
		String plain = path;
		for (int index = 0; index < MOST_NAMED; index++)
			plain = renamed(plain, word(chip.part()) + "[" + index + "]", chip.path(index));
		return plain;
	}

	private static String field(Chip<?, ?> chip, String path) {
		String[] names = path.split("\\.", 3);
		if (names.length < 2 || !path.startsWith(word(chip.part()) + (chip.part().isSingle() ? "." : "[")))
			return path;
		for (Map.Entry<String, String> name : chip.otherNames().entrySet())
			names[1] = renamed(names[1], name.getKey(), name.getValue());
		return String.join(".", names);
	}

	private static String renamed(String path, String other, String name) {
		return startsWith(path, other) ? name + path.substring(other.length()) : path;
	}

	/** True when a path is another, or goes on from it. */
	static boolean startsWith(String path, String beginning) {
		return path.startsWith(beginning) && (path.length() == beginning.length()
				|| path.charAt(beginning.length()) == '.' || path.charAt(beginning.length()) == '[');
	}
}
