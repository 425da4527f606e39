package org.irqscope.trace.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.irqscope.trace.facts.Fact;
import org.irqscope.trace.facts.MachineFact;
import org.irqscope.trace.facts.ProcessFact;
import org.irqscope.trace.facts.UnknownLine;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * Everything a file says. Every line is accounted for: understood, unknown, or ignored for a reason. Immutable, for any
 * thread.
 *
 * @param file the file, as it was named to the importer
 * @param formats whose output was recognised
 * @param facts what was said about machines, in the order of the lines; said twice alike, once
 * @param events the events of traces, in the order of the lines
 * @param calls the lines of the function tracer, in the order of the lines
 * @param unknown the lines that were not understood
 * @param ignored how many lines say nothing about a machine, and why; reasons that did not occur are left out
 * @param understood how many lines facts, events and calls were made of
 * @param lines how many lines the file has
 */
public record ImportedText(String file, Set<TextFormat> formats, List<Fact> facts, List<TraceEvent> events,
		List<FunctionCall> calls, List<UnknownLine> unknown, Map<Ignored, Integer> ignored, int understood, int lines) {
	public ImportedText {
		Set<TextFormat> copiedFormats = EnumSet.noneOf(TextFormat.class);
		copiedFormats.addAll(formats);
		formats = Collections.unmodifiableSet(copiedFormats);
		facts = List.copyOf(facts);
		events = List.copyOf(events);
		calls = List.copyOf(calls);
		unknown = List.copyOf(unknown);
		Map<Ignored, Integer> copiedIgnored = new EnumMap<>(Ignored.class);
		copiedIgnored.putAll(ignored);
		ignored = Collections.unmodifiableMap(copiedIgnored);
	}

	/** The same text with other events. */
	public ImportedText withEvents(List<TraceEvent> others) {
		return new ImportedText(file, formats, facts, others, calls, unknown, ignored, understood, lines);
	}

	/** How many lines say nothing about a machine. */
	public int ignoredLines() {
		return ignored.values().stream().mapToInt(Integer::intValue).sum();
	}

	/** The processes whose machines drgn described, in order; one that comes twice is named once. */
	public List<Integer> processes() {
		return facts.stream().filter(ProcessFact.class::isInstance).map(fact -> ((ProcessFact) fact).pid()).distinct()
				.toList();
	}

	/** What drgn said about the machine of a process. */
	public List<MachineFact> factsOf(int process) {
		List<MachineFact> found = new ArrayList<>();
		boolean its = false;
		for (Fact fact : facts)
			if (fact instanceof ProcessFact owner)
				its = owner.pid() == process;
			else if (its && fact instanceof MachineFact machineFact)
				found.add(machineFact);
		return List.copyOf(found);
	}
}
