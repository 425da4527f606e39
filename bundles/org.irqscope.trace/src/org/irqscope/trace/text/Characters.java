package org.irqscope.trace.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes of the characters that web pages, mail and word processors put into texts those that tools print. Keeps no
 * state, for any thread.
 */
final class Characters {
	private static final String BLANKS = "\u00a0\u2007\u202f\u2002\u2003\u2009\u3000";
	private static final String NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f";
	private static final String QUOTES = "\u2018\u2019\u201a\u2032", DOUBLE_QUOTES = "\u201c\u201d\u201e\u2033";
	private static final String DASHES = "\u2010\u2011\u2012\u2013\u2212";
	private static final Map<String, String> ENTITIES = Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&nbsp;", " ",
			"&#39;", "'", "&amp;", "&");
	private static final Pattern ENTITY = Pattern.compile("&(?:lt|gt|quot|nbsp|#39|amp);");
	/** What is left of a colour where the page has dropped the character before it. */
	private static final Pattern COLOUR = Pattern.compile("\\[\\d{1,3}(?:;\\d{1,3})*[mK]|\\[[mK](?=[ \\[]|$)");

	private Characters() {
	}

	/**
	 * A line in plain characters.
	 *
	 * @param ascii true when it is known to have no others
	 */
	static String plain(String text, boolean ascii) {
		String plain = ascii ? text : ascii(text);
		if (plain.indexOf('&') >= 0)
			plain = ENTITY.matcher(plain).replaceAll(entity -> Matcher.quoteReplacement(ENTITIES.get(entity.group())));
		return hasColour(plain) ? COLOUR.matcher(plain).replaceAll("") : plain;
	}

	private static boolean hasColour(String text) {
		for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', open + 1)) {
			int at = LineScan.endOfDigits(text, open + 1);
			if (at < text.length() && "mK;".indexOf(text.charAt(at)) >= 0)
				return true;
		}
		return false;
	}

	private static String ascii(String text) {
		StringBuilder plain = new StringBuilder(text.length());
		for (int at = 0; at < text.length(); at++) {
			char c = text.charAt(at);
			if (NOTHING.indexOf(c) < 0)
				plain.append(plain(c));
		}
		return plain.toString();
	}

	private static char plain(char c) {
		if (BLANKS.indexOf(c) >= 0)
			return ' ';
		if (QUOTES.indexOf(c) >= 0)
			return '\'';
		if (DOUBLE_QUOTES.indexOf(c) >= 0)
			return '"';
		return DASHES.indexOf(c) >= 0 ? '-' : c;
	}
}
