package org.irqscope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON as strictly as RFC 8259 has it: objects as maps, arrays as lists, numbers as doubles. For one text. */
final class Json {
	private final String text;
	private int at;

	private Json(String text) {
		this.text = text;
	}

	static Object parse(String text) {
		Json json = new Json(text);
		Object value = json.value();
		json.space();
		if (json.at < text.length())
			throw json.wrong("more after the value");
		return value;
	}

	private IllegalArgumentException wrong(String what) {
		return new IllegalArgumentException(what + " at " + at + ": " + text.substring(Math.max(0, at - 30), at));
	}

	private void space() {
		while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0)
			at++;
	}

	private char peek() {
		space();
		if (at == text.length())
			throw wrong("the end");
		return text.charAt(at);
	}

	private void expect(String token) {
		if (!text.startsWith(token, at))
			throw wrong("no " + token);
		at += token.length();
	}

	private Object value() {
		return switch (peek()) {
		case '{' -> object();
		case '[' -> array();
		case '"' -> string();
		case 't' -> word("true", true);
		case 'f' -> word("false", false);
		case 'n' -> word("null", "null");
		default -> number();
		};
	}

	private Object word(String word, Object value) {
		expect(word);
		return value;
	}

	private Map<String, Object> object() {
		Map<String, Object> members = new LinkedHashMap<>();
		expect("{");
		while (peek() != '}') {
			if (!members.isEmpty())
				expect(",");
			peek();
			String name = string();
			peek();
			expect(":");
			if (members.put(name, value()) != null)
				throw wrong(name + " twice");
		}
		expect("}");
		return members;
	}

	private List<Object> array() {
		List<Object> elements = new ArrayList<>();
		expect("[");
		while (peek() != ']') {
			if (!elements.isEmpty())
				expect(",");
			elements.add(value());
		}
		expect("]");
		return elements;
	}

	private String string() {
		StringBuilder string = new StringBuilder();
		expect("\"");
		while (text.charAt(at) != '"') {
			char next = text.charAt(at++);
			if (next < ' ')
				throw wrong("a control character");
			string.append(next == '\\' ? escaped() : next);
		}
		expect("\"");
		return string.toString();
	}

	private char escaped() {
		char sign = text.charAt(at++);
		if (sign == 'u') {
			at += 4;
			return (char) Integer.parseInt(text.substring(at - 4, at), 16);
		}
		int known = "\"\\/bfnrt".indexOf(sign);
		if (known < 0)
			throw wrong("an unknown escape");
		return "\"\\/\b\f\n\r\t".charAt(known);
	}

	private Double number() {
		int from = at;
		while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0)
			at++;
		String number = text.substring(from, at);
		if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?"))
			throw wrong("no value");
		return Double.valueOf(number);
	}
}
