package org.irqscope.debug.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Snapshot;

/** The register groups of a machine, which stay the same as long as it has the same fields. For any thread. */
final class Registers {
	private static final List<Place.Kind> ORDER = withVcpu(Chips.ALL), OF_VCPU = withVcpu(Chips.OF_VCPU);
	/** What the fields of the posted-interrupt descriptor of a vCPU begin with. */
	private static final String DESCRIPTOR = "pid.";

	/** All groups, and those that the Registers view shows. */
	private record Known(Snapshot example, List<FieldGroup> all, List<FieldGroup> shown) {
	}

	/** What a group has in common: the part, and whether it is the descriptor in it. */
	private record Key(Place place, boolean descriptor) {
		static Key of(Field field) {
			return new Key(field.place(),
					field.place().kind() == KvmPlace.VCPU && field.name().startsWith(DESCRIPTOR));
		}

		String label() {
			return descriptor ? Texts.of("registers.descriptor", place.index()) : place.toString();
		}
	}

	private final MachineTarget target;
	private volatile Optional<Known> known = Optional.empty();

	private static List<Place.Kind> withVcpu(List<Chip<?, ?>> chips) {
		return Stream.concat(chips.stream().map(Chip::part), Stream.of(KvmPlace.VCPU)).toList();
	}

	Registers(MachineTarget target) {
		this.target = target;
	}

	/** The chips in the order in which an interrupt comes to them; of the vCPUs only that of a context on one. */
	List<FieldGroup> groups(Context context) {
		boolean ofVcpu = context.kind() == ContextKind.VCPU || context.kind() == ContextKind.GUEST;
		return known().map(Known::shown).orElse(List.of()).stream()
				.filter(group -> !ofVcpu || !OF_VCPU.contains(group.place().kind())
						|| group.place().index() == context.index())
				.toList();
	}

	/** The fields of a part of the machine. */
	List<FieldGroup> of(Place place) {
		return known().map(Known::all).orElse(List.of()).stream().filter(group -> group.place().equals(place))
				.toList();
	}

	private Optional<Known> known() {
		Optional<Snapshot> state = target.stop().flatMap(stop -> stop.state())
				.or(() -> target.session().unsampled());
		if (state.isPresent() && known.filter(one -> one.example().hasFieldsOf(state.get())).isEmpty())
			known = Optional.of(known(state.get()));
		return state.isPresent() ? known : Optional.empty();
	}

	private Known known(Snapshot state) {
		Map<Key, List<Field>> fields = new LinkedHashMap<>();
		state.fields().forEach(field -> fields.computeIfAbsent(Key.of(field), key -> new ArrayList<>()).add(field));
		List<FieldGroup> all = fields.entrySet().stream()
				.map(entry -> new FieldGroup(target, entry.getKey().label(), entry.getKey().place(), entry.getValue()))
				.toList();
		Comparator<FieldGroup> order = Comparator
				.<FieldGroup>comparingInt(group -> ORDER.indexOf(group.place().kind()))
				.thenComparingInt(group -> group.place().index());
		return new Known(state, all,
				all.stream().filter(group -> ORDER.contains(group.place().kind())).sorted(order).toList());
	}
}
