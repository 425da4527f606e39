package org.irqscope.trace.qemu;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one JSON value: maps, lists, texts; whatever else it holds is kept as it is written. For one thread. */
final class Json {
	private static final int DEEPEST = 64;
	private static final String ESCAPED = "bfnrt", MEANT = "\b\f\n\r\t";
	private final String text;
	private int at;
	private int depth;

	private Json(String text) {
		this.text = text;
	}

	/** The value that a text is; nothing where it is none. */
	static Optional<Object> of(String text) {
		Json json = new Json(text);
		try {
			Object value = json.value();
			json.skip();
			return json.at == text.length() ? Optional.of(value) : Optional.empty();
		} catch (IndexOutOfBoundsException | IllegalArgumentException e) {
			// It ends too early, or is no JSON.
			return Optional.empty();
		}
	}

	private void skip() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at)))
			at++;
	}

	private char next() {
		skip();
		return text.charAt(at);
	}

	private boolean takes(char c) {
		boolean is = next() == c;
		at += is ? 1 : 0;
		return is;
	}

	private Object value() {
		if (depth > DEEPEST)
			throw new IllegalArgumentException(text);
		return switch (next()) {
		case '{' -> map();
		case '[' -> list();
		case '"' -> string();
		default -> word();
		};
	}

	private Map<String, Object> map() {
		Map<String, Object> map = new HashMap<>();
		at++;
		depth++;
		while (!takes('}')) {
			String key = string();
			if (!takes(':'))
				throw new IllegalArgumentException(text);
			map.put(key, value());
			takes(',');
		}
		depth--;
		return map;
	}

	private List<Object> list() {
		List<Object> list = new ArrayList<>();
		at++;
		depth++;
		while (!takes(']')) {
			list.add(value());
			takes(',');
		}
		depth--;
		return list;
	}

	private String string() {
		if (!takes('"'))
			throw new IllegalArgumentException(text);
		StringBuilder string = new StringBuilder();
		while (text.charAt(at) != '"') {
			char c = text.charAt(at++);
			string.append(c == '\\' ? escaped() : c);
		}
		at++;
		return string.toString();
	}

	private char escaped() {
		char c = text.charAt(at++);
		if (c == 'u') {
			at += 4;
			return (char) Integer.parseInt(text, at - 4, at, 16);
		}
		int known = ESCAPED.indexOf(c);
		return known < 0 ? c : MEANT.charAt(known);
	}

	private String word() {
		int from = at;
		while (at < text.length()
				&& (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0))
			at++;
		if (at == from)
			throw new IllegalArgumentException(text);
		return text.substring(from, at);
	}
}
