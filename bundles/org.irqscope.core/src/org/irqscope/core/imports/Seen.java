package org.irqscope.core.imports;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.irqscope.trace.SourceLine;

/**
 * The states that a trace shows of one thing, each with the first line that shows it.
 *
 * @param <T> a state
 */
final class Seen<T> {
	private final Map<T, SourceLine> states = new LinkedHashMap<>();

	void add(T state, SourceLine where) {
		states.putIfAbsent(state, where);
	}

	/** The state that was seen first. */
	T first() {
		return states.keySet().iterator().next();
	}

	SourceLine firstLine() {
		return states.values().iterator().next();
	}

	/** True when the thing was never seen in another state than such ones. */
	boolean always(Predicate<T> condition) {
		return states.keySet().stream().allMatch(condition);
	}

	/** The first line that shows such a state. */
	Optional<SourceLine> line(Predicate<T> condition) {
		return states.entrySet().stream().filter(entry -> condition.test(entry.getKey())).map(Map.Entry::getValue)
				.findFirst();
	}

	boolean shares(Seen<T> other) {
		return states.keySet().stream().anyMatch(other.states::containsKey);
	}

	void addAll(Seen<T> other) {
		other.states.forEach(states::putIfAbsent);
	}
}
