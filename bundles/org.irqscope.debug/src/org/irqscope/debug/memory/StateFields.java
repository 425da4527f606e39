package org.irqscope.debug.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Snapshot;

/** Finds the fields of one part of a machine by their names. For any thread. */
final class StateFields {
	private final int part;
	private Optional<Snapshot> known = Optional.empty();
	private Map<FieldName, Field> fields = Map.of();

	/** @param part the number of the part, of whatever sort */
	StateFields(int part) {
		this.part = part;
	}

	/** The number in a field; nothing in a machine without it. */
	synchronized OptionalLong number(Snapshot state, FieldName name) {
		if (known.filter(one -> one.hasFieldsOf(state)).isEmpty())
			learn(state);
		Field field = fields.get(name);
		if (field instanceof IntField small)
			return OptionalLong.of(state.get(small) & 0xffffffffL);
		return field instanceof LongField big ? OptionalLong.of(state.get(big)) : OptionalLong.empty();
	}

	private void learn(Snapshot state) {
		Map<FieldName, Field> found = new HashMap<>();
		for (Field field : state.fields())
			if (field.place().index() == part)
				found.put(new FieldName(field.place().kind(), field.name()), field);
		fields = found;
		known = Optional.of(state);
	}
}
