package org.irqscope.trace.qemu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.TextFormat;

/** Messages of QMP, one a line, or pretty over several. Commands, events and what says nothing are only counted. */
public final class QmpReader implements LineReader {
	private static final int MOST = 4096;
	private static final List<String> MESSAGES = List.of("return", "error", "event", "execute", "QMP");

	/** A message that has not ended yet. */
	private final List<Line> open = new ArrayList<>();

	/** Lines are counted when it is known what they say. */
	@Override
	public Optional<TextFormat> format() {
		return Optional.empty();
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		if (open.isEmpty())
			return text.startsWith("{\"") ? takeMessage(text, line, List.of(line), findings)
					: text.equals("{") && open.add(line);
		if (open.size() == 1 && !text.startsWith("\"") || open.size() == MOST) {
			end(findings);
			return false;
		}
		open.add(line);
		if (text.equals("}") && takeMessage(Line.joined(open), open.get(0), open, findings))
			open.clear();
		return true;
	}

	private static boolean takeMessage(String text, Line line, List<Line> lines, Findings findings)
			throws ImportException {
		if (!(Json.of(text).orElse("") instanceof Map<?, ?> message)
				|| MESSAGES.stream().noneMatch(message::containsKey))
			return false;
		boolean says = message.containsKey("return") && new QmpAnswer(line, findings).read(message.get("return"));
		for (int at = 0; at < lines.size(); at++)
			if (says)
				findings.understood(TextFormat.QEMU_MONITOR);
			else
				findings.ignore(Ignored.TOOL_MESSAGE);
		return true;
	}

	/** What never ended was none. */
	@Override
	public void end(Findings findings) {
		open.forEach(findings::addUnknown);
		open.clear();
	}
}
