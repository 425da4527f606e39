package org.irqscope.core.diagnosis;

import java.util.List;

import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;

/**
 * The first obstacle in the way of an interrupt, with the field of the machine that it is. Immutable, for any thread.
 *
 * @param place the part of the machine, which a diagram finds its node by
 * @param field the kernel's name of the field; empty where it is none
 * @param values what is put into the sentence
 * @param hop the hop that ran into it, or -1 where the state of the machine alone tells
 */
public record Blockage(DeliveryObstacle obstacle, Place place, String field, List<Integer> values, int hop) {
	/** No hop tells. */
	static final int NO_HOP = -1;

	public Blockage {
		values = List.copyOf(values);
	}

	static Blockage at(DeliveryObstacle obstacle, FieldName field, int index, int hop, Integer... values) {
		return new Blockage(obstacle, new Place(field.part(), index), field.name(), List.of(values), hop);
	}

	/** The sentence for people. */
	public String text() {
		return obstacle.text(values.toArray());
	}

	/** What the obstacle is about: a number that its sentence has first. */
	int value() {
		return values.get(0);
	}
}
