package org.irqscope.core.fate;

import java.util.List;
import java.util.stream.Collectors;

import org.irqscope.core.Texts;

/**
 * How a walk ended: which vectors were delivered, what waits and what was lost, and why. Immutable, for any thread.
 *
 * @param findings in the order in which they matter; never empty
 */
public record Outcome(List<Finding> findings) {
	/**
	 * One thing that became of an interrupt.
	 *
	 * @param key the key of its text
	 * @param values what is put into the text
	 */
	public record Finding(String key, List<Integer> values) {
		Finding(String key, Integer... values) {
			this(key, List.of(values));
		}

		/** The finding in the user's language. */
		public String text() {
			return Texts.of(key, values.toArray());
		}
	}

	public Outcome {
		findings = List.copyOf(findings);
	}

	/** All findings in the user's language, as one line. */
	public String text() {
		return findings.stream().map(Finding::text).collect(Collectors.joining("; "));
	}
}
