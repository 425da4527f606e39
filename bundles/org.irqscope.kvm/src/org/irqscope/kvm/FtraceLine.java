package org.irqscope.kvm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event in the text that ftrace gives.
 *
 * @param pid the kernel's number of the thread
 * @param event the event's name
 * @param text what the event prints, without trailing blanks
 */
record FtraceLine(int pid, String event, String text) {
	/** The thread's name, which can hold anything, its number, perhaps its group's, the processor, flags, the time. */
	private static final Pattern LINE = Pattern.compile(
			"\\s*.+-(\\d+)\\s+(?:\\([\\s\\d-]+\\)\\s+)?\\[\\d+\\]\\s+(?:\\S+\\s+)?\\d+(?:\\.\\d+)?:\\s+(\\w+): ?(.*)");

	/** The event of a line; nothing for headings, notes of lost events and what else is no event. */
	static Optional<FtraceLine> parse(String line) {
		Matcher matcher = LINE.matcher(line);
		return matcher.matches()
				? Optional.of(new FtraceLine(Integer.parseInt(matcher.group(1)), matcher.group(2),
						matcher.group(3).stripTrailing()))
				: Optional.empty();
	}

	/** True for the note that events came faster than they were read. */
	static boolean tellsOfLostEvents(String line) {
		return line.startsWith("CPU:") && line.contains(" [LOST ");
	}
}
