package org.irqscope.core.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.chip.PackedBits;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.state.StateView;

/**
 * The names that expressions have for what is in one machine: {@code lapic[0].irr}, {@code routes[4]}, {@code now}.
 * Immutable, for any thread.
 */
public final class MachineNames {
	/** Of no machine: expressions can be about hops alone. */
	public static final MachineNames NONE = new MachineNames(Optional.empty(), new TreeMap<>());
	private static final Pattern ROUTE = Pattern.compile("routes\\[(\\d{1,9})\\]");
	private static final String ROUTES = "routes[", CLOCK = "now", TABLE = "routing.irq_routing";

	private final Optional<Snapshot> example;
	private final NavigableMap<String, Field> fields;
	private final List<String> all;
	/** What has been looked up already. */
	private final Map<String, FieldReading> known = new ConcurrentHashMap<>();

	private MachineNames(Optional<Snapshot> example, NavigableMap<String, Field> fields) {
		this.example = example;
		this.fields = fields;
		this.all = names();
	}

	/** The names of the machine that has a state. */
	public static MachineNames of(Snapshot state) {
		NavigableMap<String, Field> fields = new TreeMap<>();
		for (Field field : state.fields())
			fields.putIfAbsent(FieldNaming.path(field), field);
		return new MachineNames(Optional.of(state), fields);
	}

	/** True when these are the names for a state too. */
	public boolean areOf(StateView state) {
		return example.filter(state.kept()::hasFieldsOf).isPresent();
	}

	/** How to read what has a name; nothing where nothing has it. */
	Optional<FieldReading> reading(String name) {
		FieldReading before = known.get(name);
		if (before != null)
			return Optional.of(before);
		Optional<FieldReading> found = find(FieldNaming.plain(name));
		found.ifPresent(reading -> known.put(name, reading));
		return found;
	}

	private Optional<FieldReading> find(String path) {
		if (path.equals(CLOCK))
			return example.map(state -> new FieldReading.Clock());
		if (path.startsWith(ROUTES))
			return route(path);
		Optional<FieldReading> whole = Optional.ofNullable(fields.get(path)).map(MachineNames::whole);
		return whole.or(() -> vectors(path)).or(() -> bits(path));
	}

	private Optional<FieldReading> route(String path) {
		Matcher route = ROUTE.matcher(path);
		if (!route.matches() || !(fields.get(TABLE) instanceof RefField<?> table))
			return Optional.empty();
		return Optional.of(new FieldReading.OfRoute(table, Integer.parseInt(route.group(1))));
	}

	private static FieldReading whole(Field field) {
		if (field instanceof RefField<?> reference)
			return new FieldReading.OfValue(reference);
		if (field instanceof LongField number)
			return FieldReading.OfNumber.of(number);
		IntField number = (IntField) field;
		return number.format().kind() == Format.Kind.VECTORS ? new FieldReading.OfVectors(List.of(number))
				: FieldReading.OfNumber.of(number);
	}

	/** The words of a bank together. */
	private Optional<FieldReading> vectors(String path) {
		List<IntField> words = new ArrayList<>();
		for (Field field : group(path + "["))
			if (field instanceof IntField word && word.format().kind() == Format.Kind.VECTORS)
				words.add(word);
			else
				return Optional.empty();
		return words.isEmpty() ? Optional.empty() : Optional.of(new FieldReading.OfVectors(words));
	}

	private Optional<FieldReading> bits(String path) {
		int dot = path.lastIndexOf('.');
		return dot < 0 ? Optional.empty() : Optional.ofNullable(fields.get(path.substring(0, dot)))
				.flatMap(field -> PackedBits.of(field, path.substring(dot + 1))
						.map(part -> new FieldReading.OfBits(field, part)));
	}

	/** All fields whose names begin so. */
	private List<Field> group(String beginning) {
		return List.copyOf(fields.subMap(beginning, beginning + Character.MAX_VALUE).values());
	}

	/** The fields of a part of the machine, or of an array; none where nothing has the name. */
	List<Field> fieldsIn(String name) {
		String path = FieldNaming.plain(name);
		List<Field> all = new ArrayList<>(group(path + "."));
		all.addAll(group(path + "["));
		return all;
	}

	/** Every name, in order. */
	public List<String> all() {
		return all;
	}

	private List<String> names() {
		Set<String> names = new TreeSet<>();
		fields.forEach((path, field) -> {
			names.add(path);
			bank(path, field).ifPresent(names::add);
			PackedBits.of(field).forEach(part -> names.add(path + "." + part.name()));
		});
		if (example.isPresent())
			names.add(CLOCK);
		if (fields.get(TABLE) instanceof RefField<?> table
				&& example.orElseThrow().get(table) instanceof RoutingTable routes)
			for (int gsi = 0; gsi < routes.nrRtEntries(); gsi++)
				names.add(ROUTES + gsi + "]");
		return List.copyOf(names);
	}

	/** The bank of vectors that a field is a word of. */
	private static Optional<String> bank(String path, Field field) {
		boolean word = field instanceof IntField number && number.format().kind() == Format.Kind.VECTORS;
		return word && path.endsWith("]") ? Optional.of(path.substring(0, path.lastIndexOf('['))) : Optional.empty();
	}
}
