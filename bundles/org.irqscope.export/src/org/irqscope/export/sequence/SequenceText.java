package org.irqscope.export.sequence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.irqscope.export.StepText;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkTitle;
import org.irqscope.export.WalkWriter;

/** Writes a walk as the text of a sequence diagram for another program. Used by one thread. */
public final class SequenceText implements WalkWriter {
	private final Language language;
	private final SequenceArrows messages = new SequenceArrows();
	private final Map<String, String> lifelines = new HashMap<>();
	private final Writer out;

	/** How a program wants its diagrams written. */
	public enum Language {
		MERMAID("sequenceDiagram\n    title %s\n", "    participant %s as %s\n", "    %s->>%s: %s\n",
				"    %s-->>%s: %s\n", "") {
			@Override
			String escaped(String text) {
				return text.replace("#", "#35;").replace(";", "#59;").replace("#35#59;", "#35;");
			}
		},
		PLANTUML("@startuml\ntitle %s\n", "participant \"%2$s\" as %1$s\n", "%s -> %s : %s\n", "%s --> %s : %s\n",
				"@enduml\n") {
			@Override
			String escaped(String text) {
				return text.replace("\"", "''").replace("\\", "\\\\");
			}
		};

		private final String begin;
		private final String lifeline;
		private final String call;
		private final String answer;
		private final String end;

		Language(String begin, String lifeline, String call, String answer, String end) {
			this.begin = begin;
			this.lifeline = lifeline;
			this.call = call;
			this.answer = answer;
			this.end = end;
		}

		/** A text in which nothing is an instruction. */
		abstract String escaped(String text);
	}

	/**
	 * Begins the file.
	 *
	 * @param output UTF-8, stays open
	 * @throws IOException when the output fails
	 */
	public SequenceText(Language language, WalkTitle title, OutputStream output) throws IOException {
		this.language = language;
		this.out = new OutputStreamWriter(output, StandardCharsets.UTF_8);
		write(language.begin, language.escaped(new StepText(title, Locale.getDefault()).heading()));
	}

	@Override
	public void step(WalkStep step) throws IOException {
		if (step.hop().isPresent())
			write(messages.of(step.hop().get()));
	}

	private void write(List<SequenceArrow> arrows) throws IOException {
		for (SequenceArrow message : arrows) {
			String from = lifeline(message.from());
			String to = lifeline(message.to());
			write(message.answer() ? language.answer : language.call, from, to, language.escaped(message.text()));
		}
	}

	/** A short name for a lifeline, which is introduced where it is seen first. */
	private String lifeline(String name) throws IOException {
		String known = lifelines.get(name);
		if (known != null)
			return known;
		String added = "L" + lifelines.size();
		lifelines.put(name, added);
		write(language.lifeline, added, language.escaped(name));
		return added;
	}

	private void write(String format, Object... values) throws IOException {
		out.write(String.format(Locale.ROOT, format, values));
	}

	@Override
	public void close() throws IOException {
		write(messages.end());
		out.write(language.end);
		out.flush();
	}
}
