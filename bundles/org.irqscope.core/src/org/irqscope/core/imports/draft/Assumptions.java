package org.irqscope.core.imports.draft;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.irqscope.core.Texts;
import org.irqscope.core.imports.evidence.MachineImportException;


/**
 * What an import is told where no file says it, {@code vendor=SVM}. It notes what it is asked for, so that what nobody
 * asks for can be refused. For one import, in one thread.
 */
public final class Assumptions {
	private final Map<String, String> given;
	private final Set<String> asked = new TreeSet<>();

	/**
	 * A value that nothing says.
	 *
	 * @param given true when the import was told
	 */
	public record Value<T> (String key, T value, boolean given) {
	}

	/** @param given values by keys */
	public Assumptions(Map<String, String> given) {
		this.given = new TreeMap<>(given);
	}

	/** Nobody says anything. */
	public static Assumptions none() {
		return new Assumptions(Map.of());
	}

	/** True when the import was told about a key. */
	public boolean tell(String key) {
		return given.containsKey(key);
	}

	/** A flag. */
	public Value<Boolean> flag(String key, boolean usual) throws MachineImportException {
		return switch (text(key, Boolean.toString(usual)).toLowerCase(Locale.ROOT)) {
		case "true", "yes", "on" -> new Value<>(key, true, tell(key));
		case "false", "no", "off" -> new Value<>(key, false, tell(key));
		default -> throw refusal(key, "true, false");
		};
	}

	/** A number within bounds, in decimal or with 0x. */
	public Value<Integer> number(String key, int usual, int least, int most) throws MachineImportException {
		try {
			int number = Integer.decode(text(key, Integer.toString(usual)));
			if (number >= least && number <= most)
				return new Value<>(key, number, tell(key));
		} catch (NumberFormatException e) {
			// It is refused as one that is out of bounds.
		}
		throw refusal(key, least + "\u2013" + most);
	}

	/** One of some words. */
	public Value<String> word(String key, String usual, Set<String> words) throws MachineImportException {
		String word = text(key, usual);
		for (String one : words)
			if (one.equalsIgnoreCase(word))
				return new Value<>(key, one, tell(key));
		throw refusal(key, String.join(", ", new TreeSet<>(words)));
	}

	private String text(String key, String usual) {
		asked.add(key);
		return given.getOrDefault(key, usual);
	}

	private MachineImportException refusal(String key, String possible) {
		return new MachineImportException("assumption.refused", key, given.get(key), possible);
	}

	/** @throws MachineImportException when the import was told what it need not be told */
	public void check() throws MachineImportException {
		for (String key : given.keySet())
			if (!asked.contains(key))
				throw new MachineImportException("assumption.unknown", key,
						asked.isEmpty() ? Texts.of("assumption.none") : String.join(", ", asked));
	}
}
