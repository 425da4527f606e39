package org.irqscope.trace.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands around the output of tools in a copied terminal: prompts with commands, the text of here-documents, and
 * what tools say about themselves.
 */
public final class SessionReader implements LineReader {
	private static final Pattern PROMPT = Pattern.compile(String.join("|",
			"\\[[^\\]\\s@]+@[^\\]]+\\] ?[#$%].*",
			"[\\w.-]+@[\\w.-]+:[~/][^#$]*[#$].*",
			"[\\w.-]*:?[~/][\\w./~-]* ?[#$](?: .*)?",
			"[$%] \\S.*",
			">>> .*",
			"\\(qemu\\).*"));
	private static final Pattern TOOL_MESSAGE = Pattern.compile(String.join("|",
			"Attach(?:ing|ed) \\d+ probes?(?:\\.\\.\\.)?",
			"\\[ perf record: .*",
			LineScan.LOG_HEAD + "(?:Dumping ftrace buffer:|-{20,})",
			"\\^C"));
	private static final Pattern HERE_DOCUMENT = Pattern.compile(".*<<-?\\s*(['\"]?)([A-Za-z_]\\w*)\\1(?:[ >|].*)?");

	/** Where a here-document began that has not ended, and the word that ends it. */
	private Optional<Line> hereDocument = Optional.empty();
	private String endWord = "";

	@Override
	public Optional<TextFormat> format() {
		return Optional.empty();
	}

	@Override
	public boolean take(Line line, Findings findings) {
		if (hereDocument.isPresent()) {
			takeHereDocument(line.text(), findings);
			return true;
		}
		Optional<Ignored> reason = reason(line.text().stripLeading());
		reason.ifPresent(findings::ignore);
		if (reason.equals(Optional.of(Ignored.PROMPT))) {
			RecordCommand.of(line).ifPresent(findings::add);
			openHereDocument(line);
		}
		return reason.isPresent();
	}

	private static Optional<Ignored> reason(String text) {
		if (PROMPT.matcher(text).matches())
			return Optional.of(Ignored.PROMPT);
		return TOOL_MESSAGE.matcher(text).matches() ? Optional.of(Ignored.TOOL_MESSAGE) : Optional.empty();
	}

	private void openHereDocument(Line line) {
		Matcher matcher = HERE_DOCUMENT.matcher(line.text());
		if (!matcher.matches())
			return;
		hereDocument = Optional.of(line);
		endWord = matcher.group(2);
	}

	/** An interactive shell puts its second prompt before every line. */
	private void takeHereDocument(String text, Findings findings) {
		findings.ignore(Ignored.HERE_DOCUMENT);
		String typed = text.startsWith("> ") ? text.substring(2) : text;
		if (typed.strip().equals(endWord))
			hereDocument = Optional.empty();
	}

	@Override
	public void end(Findings findings) throws ImportException {
		if (hereDocument.isPresent())
			throw hereDocument.get().wrong("here.document", endWord);
	}
}
