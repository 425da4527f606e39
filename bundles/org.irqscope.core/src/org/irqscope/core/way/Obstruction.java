package org.irqscope.core.way;

import java.util.List;
import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.core.fate.DeliveryObstacle;

/**
 * What stands in a way now, and where. Immutable, for any thread.
 *
 * @param where the part that lets nothing pass, by its name in pictures
 * @param values what is put into the sentence
 */
public record Obstruction(DeliveryObstacle obstacle, String where, List<Integer> values) {
	public Obstruction {
		values = List.copyOf(values);
	}

	static Obstruction at(String where, DeliveryObstacle obstacle, Integer... values) {
		return new Obstruction(obstacle, where, List.of(values));
	}

	/** In a few words. */
	public String brief() {
		return Texts.of("blocked." + obstacle.name().toLowerCase(Locale.ROOT));
	}

	/** The sentence for people. */
	public String text() {
		return obstacle.text(values.toArray());
	}
}
