package org.irqscope.ui.help;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.irqscope.ui.link.LinkedText;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Writes a page of HTML as a text with headings, code and links, which needs no browser. Used by one thread. */
final class HtmlText extends DefaultHandler {
	private static final String BULLET = "\u2022 ",
			NOTHING_ELSE = "http://apache.org/xml/features/nonvalidating/load-external-dtd";
	private final LinkedText text;
	private final Consumer<String> follow;
	private final Map<String, Integer> places = new HashMap<>();
	private final StringBuilder words = new StringBuilder();
	private String link = "";
	private boolean verbatim;
	private int items;
	private int paragraphs;

	/** @param follow hears of the address of a link that is followed */
	HtmlText(LinkedText text, Consumer<String> follow) {
		this.text = text;
		this.follow = follow;
	}

	/**
	 * Writes a page.
	 *
	 * @throws IOException when it is not well-formed
	 */
	void read(String html) throws IOException {
		try {
			SAXParserFactory factory = SAXParserFactory.newInstance();
			factory.setFeature(NOTHING_ELSE, false);
			factory.newSAXParser().parse(new InputSource(new StringReader(html)), this);
		} catch (SAXException | ParserConfigurationException e) {
			throw new IOException(e);
		}
	}

	/** Where in the text a place of the page is. */
	Optional<Integer> offset(String place) {
		return Optional.ofNullable(places.get(place));
	}

	@Override
	public void startElement(String space, String local, String name, Attributes attributes) {
		if (attributes.getValue("id") != null)
			places.put(attributes.getValue("id"), text.length());
		switch (name) {
		case "h1", "h2", "h3", "p" -> paragraphs++;
		case "li" -> {
			items++;
			text.words(BULLET);
		}
		case "pre" -> verbatim = true;
		case "code" -> pour();
		case "a" -> {
			pour();
			link = attributes.getValue("href");
		}
		default -> {
			// Has no look of its own.
		}
		}
	}

	@Override
	public void characters(char[] letters, int start, int length) {
		String read = new String(letters, start, length);
		if (verbatim)
			words.append(read);
		else if (paragraphs > 0 || items > 0 && !read.isBlank())
			words.append(read.replace('\n', ' '));
	}

	@Override
	public void endElement(String space, String local, String name) {
		switch (name) {
		case "h1" -> {
			paragraphs--;
			text.heading(taken());
			text.room();
		}
		case "h2", "h3" -> {
			paragraphs--;
			text.title(taken());
		}
		case "p" -> paragraph();
		case "li" -> item();
		case "ul", "ol" -> text.room();
		case "pre" -> code();
		case "code" -> quoted();
		case "a" -> link();
		default -> {
			// Has no look of its own.
		}
		}
	}

	private void paragraph() {
		paragraphs--;
		pour();
		if (items > 0)
			return;
		text.room();
		text.room();
	}

	private void item() {
		items--;
		pour();
		text.room();
	}

	private void code() {
		taken().stripTrailing().lines().forEach(text::code);
		verbatim = false;
		text.room();
	}

	private void quoted() {
		if (!verbatim)
			text.quoted(taken());
	}

	private void link() {
		String to = link;
		text.inline(taken(), () -> follow.accept(to));
	}

	private void pour() {
		text.words(taken());
	}

	private String taken() {
		String taken = words.toString();
		words.setLength(0);
		return taken;
	}
}
