package org.irqscope.trace.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.irqscope.text.CNumber;

/**
 * What stands between the braces of a struct as gdb prints it, {@code name = value, ...}: values are words, structs or
 * lists of them. Immutable, for any thread.
 *
 * @param word a plain value; empty for a struct or a list
 * @param members the members of a struct, by name
 * @param elements the elements of a list
 */
record CrashStruct(String word, Map<String, CrashStruct> members, List<CrashStruct> elements) {

	/** A member; nothing where a struct has none of that name. */
	Optional<CrashStruct> member(String name) {
		return Optional.ofNullable(members.get(name));
	}

	/** The number at the beginning of a word, {@code 8 '\b'} too. */
	OptionalLong number() {
		return CNumber.read(word.split(" ", 2)[0]);
	}

	/** Reads a text from its first brace on; for one thread. */
	static final class Parser {
		private static final int DEEPEST = 32;
		private final String text;
		private int at;
		private int depth;

		Parser(String text) {
			this.text = text;
		}

		/** The struct that a text holds; nothing where its braces do not match. */
		Optional<CrashStruct> read() {
			try {
				return Optional.of(value());
			} catch (IndexOutOfBoundsException e) {
				return Optional.empty();
			}
		}

		private void skip() {
			while (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',')
				at++;
		}

		private CrashStruct value() {
			skip();
			return text.charAt(at) == '{' && depth < DEEPEST ? braces() : new CrashStruct(word(), Map.of(), List.of());
		}

		private CrashStruct braces() {
			Map<String, CrashStruct> members = new LinkedHashMap<>();
			List<CrashStruct> elements = new ArrayList<>();
			at++;
			depth++;
			for (skip(); text.charAt(at) != '}'; skip()) {
				String name = name();
				CrashStruct value = value();
				if (name.isEmpty())
					elements.add(value);
				else
					members.put(name, value);
			}
			at++;
			depth--;
			return new CrashStruct("", members, elements);
		}

		/** The name before an equals sign; empty for an element of a list. */
		private String name() {
			int end = at;
			while (Character.isJavaIdentifierPart(text.charAt(end)))
				end++;
			if (end == at || !text.startsWith(" = ", end))
				return "";
			String name = text.substring(at, end);
			at = end + " = ".length();
			return name;
		}

		/** Commas stand in quotes too, and in {@code 0 <repeats 12 times>} there is none. */
		private String word() {
			int from = at;
			boolean quoted = false;
			for (; quoted || ",}\n".indexOf(text.charAt(at)) < 0; at++)
				if (text.charAt(at) == '"' || text.charAt(at) == '\'')
					quoted = !quoted && text.indexOf(text.charAt(at), at + 1) > 0;
			at += at == from ? 1 : 0;
			return text.substring(from, at).strip();
		}
	}
}
