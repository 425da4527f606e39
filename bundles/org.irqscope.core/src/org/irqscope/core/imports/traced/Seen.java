package org.irqscope.core.imports.traced;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.irqscope.trace.facts.SourceLine;

/**
 * The states that a trace shows of one thing, each with the first line that shows it.
 *
 * @param <T> a state
 */
public final class Seen<T> {
	private final Map<T, SourceLine> states = new LinkedHashMap<>();
	private Optional<T> chosen = Optional.empty();
	private Optional<SourceLine> chosenAt = Optional.empty();

	public void add(T state, SourceLine where) {
		states.putIfAbsent(state, where);
	}

	/** The state that was seen first. */
	public T first() {
		return states.keySet().iterator().next();
	}

	/** Makes a state the one that the machine gets. */
	public void choose(T state, SourceLine where) {
		chosen = Optional.of(state);
		chosenAt = Optional.of(where);
	}

	/** The state that the machine gets: the chosen one, else the one that was seen first. */
	public T state() {
		return chosen.orElseGet(this::first);
	}

	/** The line that shows the state that the machine gets. */
	public SourceLine stateLine() {
		return chosenAt.orElseGet(this::firstLine);
	}

	/** True when the machine gets another state than the one that was seen first. */
	public boolean changesBefore() {
		return !state().equals(first());
	}

	public SourceLine firstLine() {
		return states.values().iterator().next();
	}

	/** True when the thing was never seen in another state than such ones. */
	public boolean always(Predicate<T> condition) {
		return states.keySet().stream().allMatch(condition);
	}

	/** The first line that shows such a state. */
	public Optional<SourceLine> line(Predicate<T> condition) {
		return states.entrySet().stream().filter(entry -> condition.test(entry.getKey())).map(Map.Entry::getValue)
				.findFirst();
	}

	public boolean shares(Seen<T> other) {
		return states.keySet().stream().anyMatch(other.states::containsKey);
	}

	public void addAll(Seen<T> other) {
		other.states.forEach(states::putIfAbsent);
	}
}
