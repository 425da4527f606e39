package org.irqscope.export.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.scene.theme.Ink;

/** The colours of a page, each as it is on a light and on a dark ground, by number. For one thread. */
final class Inks {
	private final Map<Pair, Integer> numbers = new HashMap<>();
	private final List<Pair> pairs = new ArrayList<>();

	/** The same thing on both grounds. */
	record Pair(String light, String dark) {
	}

	int number(Ink light, Ink dark) {
		return numbers.computeIfAbsent(new Pair(light.hex(), dark.hex()), pair -> {
			pairs.add(pair);
			return pairs.size() - 1;
		});
	}

	List<Pair> pairs() {
		return pairs;
	}
}
