package org.irqscope.trace.text;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.RecordedEvents;

/** The command that recorded a trace, as somebody typed it: it names the events. Keeps no state, for any thread. */
public final class RecordCommand {
	private static final Pattern COMMAND = Pattern
			.compile(".*\\b(?:perf (?:kvm )?(?:record|trace)|trace-cmd (?:record|start))\\b(.*)");
	private static final Pattern EVENTS = Pattern.compile("(?<=\\s)(?:-e|--event(?:=|\\s))\\s*['\"]?([\\w:*,-]+)");

	private RecordCommand() {
	}

	/** The events that a line asks for, when it is such a command. */
	public static Optional<RecordedEvents> of(Line line) {
		Matcher command = COMMAND.matcher(line.text());
		if (!command.matches())
			return Optional.empty();
		Set<String> names = new TreeSet<>();
		Matcher events = EVENTS.matcher(command.group(1));
		while (events.find())
			for (String event : events.group(1).split(","))
				name(event).ifPresent(names::add);
		return names.isEmpty() ? Optional.empty() : Optional.of(new RecordedEvents(line.where(), names));
	}

	/** An event of kvm; a group alone stands for all of it. */
	private static Optional<String> name(String event) {
		if (event.equals("kvm") || event.equals("kvm:*"))
			return Optional.of("kvm_*");
		String name = event.substring(event.indexOf(':') + 1);
		return name.startsWith("kvm_") ? Optional.of(name) : Optional.empty();
	}
}
