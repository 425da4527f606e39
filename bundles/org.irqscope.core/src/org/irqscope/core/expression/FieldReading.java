package org.irqscope.core.expression;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.core.chip.PackedBits;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.StateView;

/** How the value behind a name is read out of a state. Immutable, for any thread. */
sealed interface FieldReading {
	Sort sort();

	/** The fields that it is read from. */
	List<Field> fields();

	Datum read(StateView state);

	/** The virtual clock. */
	record Clock() implements FieldReading {
		@Override
		public Sort sort() {
			return Sort.NUMBER;
		}

		@Override
		public List<Field> fields() {
			return List.of();
		}

		@Override
		public Datum read(StateView state) {
			return new Datum.OfNumber(state.now());
		}
	}

	/** A field that holds a number. */
	record OfNumber(Field field, Format format) implements FieldReading {
		static OfNumber of(IntField field) {
			return new OfNumber(field, field.format());
		}

		static OfNumber of(LongField field) {
			return new OfNumber(field, field.format());
		}

		/** The number in a state; what is written in hex is not negative. */
		static long number(StateView state, Field field) {
			if (field instanceof LongField wide)
				return state.get(wide);
			int number = state.get((IntField) field);
			return ((IntField) field).format().kind() == Format.Kind.HEX ? number & 0xffffffffL : number;
		}

		@Override
		public Sort sort() {
			return switch (format.kind()) {
			case FLAG -> Sort.TRUTH;
			case NAMES -> Sort.NAMED;
			default -> Sort.NUMBER;
			};
		}

		@Override
		public List<Field> fields() {
			return List.of(field);
		}

		@Override
		public Datum read(StateView state) {
			long number = number(state, field);
			return switch (format.kind()) {
			case FLAG -> new Datum.OfTruth(number != 0);
			case OPTIONAL -> number == 0 ? Datum.NOTHING : new Datum.OfNumber(number - 1);
			default -> new Datum.OfNumber(number, state.text(field));
			};
		}
	}

	/** Vectors in words of 32. */
	record OfVectors(List<IntField> words) implements FieldReading {
		@Override
		public Sort sort() {
			return Sort.SET;
		}

		@Override
		public List<Field> fields() {
			return List.copyOf(words);
		}

		@Override
		public Datum read(StateView state) {
			BitSet members = new BitSet();
			for (IntField word : words)
				for (int bits = state.get(word); bits != 0; bits &= bits - 1)
					members.set(word.base() + Integer.numberOfTrailingZeros(bits));
			return new Datum.OfSet(members);
		}
	}

	/** Some bits of a register. */
	record OfBits(Field field, PackedBits.Part part) implements FieldReading {
		@Override
		public Sort sort() {
			return !part.names().isEmpty() ? Sort.NAMED : part.width() == 1 ? Sort.TRUTH : Sort.NUMBER;
		}

		@Override
		public List<Field> fields() {
			return List.of(field);
		}

		@Override
		public Datum read(StateView state) {
			long number = part.of(OfNumber.number(state, field));
			return switch (sort()) {
			case TRUTH -> new Datum.OfTruth(number != 0);
			case NAMED -> new Datum.OfNumber(number, part.names().get((int) number));
			default -> new Datum.OfNumber(number);
			};
		}
	}

	/** A field that points at a value. */
	record OfValue(RefField<?> field) implements FieldReading {
		@Override
		public Sort sort() {
			return Sort.TEXTS;
		}

		@Override
		public List<Field> fields() {
			return List.of(field);
		}

		@Override
		public Datum read(StateView state) {
			Object value = state.get(field);
			Stream<?> parts = value instanceof List<?> list ? list.stream() : Stream.of(value);
			return new Datum.OfTexts(parts.map(Object::toString).toList());
		}
	}

	/** Where a GSI leads. */
	record OfRoute(RefField<?> table, int gsi) implements FieldReading {
		@Override
		public Sort sort() {
			return Sort.TEXTS;
		}

		@Override
		public List<Field> fields() {
			return List.of(table);
		}

		@Override
		public Datum read(StateView state) {
			RoutingTable routes = (RoutingTable) state.get(table);
			return new Datum.OfTexts(routes.entries(gsi).stream().map(RouteText::of).toList());
		}
	}
}
