package org.irqscope.export.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.export.FontCss;
import org.irqscope.export.Texts;
import org.irqscope.export.WalkTitle;

import com.google.gson.stream.JsonWriter;

/** What a page of a walk says beside its steps: its frame, its style, its script and its words. For one thread. */
final class PageText {
	private static final String STEPS = "@steps@";
	private static final List<String> PLAIN = List.of("first", "back", "next", "last", "step", "theme", "keys", "rest",
			"changed", "unchanged", "part", "field", "before", "after", "tracepoints");
	private final Map<String, String> words = new LinkedHashMap<>();
	private final String text;

	PageText(WalkTitle title) throws IOException {
		words.put("title", Texts.of("walk.title", title.machine(), title.page()));
		words.put("stimulus", title.stimulus());
		for (String word : PLAIN)
			words.put(word, Texts.of("walk." + word));
		words.put("noscript", Texts.of("walk.script"));
		words.put("of", Texts.of("walk.of", "@position@", "@size@"));
		words.put("restWhy", Texts.of("walk.rest.why"));
		String frame = resource("page.html");
		for (Map.Entry<String, String> word : words.entrySet())
			frame = frame.replace("@" + word.getKey() + "@", escaped(word.getValue()));
		text = frame.replace("@css@", FontCss.text() + resource("page.css")).replace("@js@", resource("page.js"));
	}

	private static String resource(String name) throws IOException {
		try (InputStream file = PageText.class.getResourceAsStream(name)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	static String escaped(String word) {
		return word.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
				.replace("@", "&#64;");
	}

	String beforeSteps() {
		return text.substring(0, text.indexOf(STEPS));
	}

	String afterSteps() {
		return text.substring(text.indexOf(STEPS) + STEPS.length());
	}

	/** The words as an object for the script. */
	void words(JsonWriter json) throws IOException {
		json.beginObject();
		for (Map.Entry<String, String> word : words.entrySet())
			json.name(word.getKey()).value(word.getValue());
		json.endObject();
	}
}
