package org.irqscope.trace.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.irqscope.trace.facts.Fact;
import org.irqscope.trace.facts.ProcessFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.UnknownLine;
import org.irqscope.trace.recorded.FunctionCall;
import org.irqscope.trace.recorded.MessageVectors;
import org.irqscope.trace.recorded.TraceEvent;

/** What has been found in a file so far. */
public final class Findings {
	/** Before any process is named. */
	private static final int NO_PROCESS = -1;

	private record Told(Object content, SourceLine where) {
	}

	private final Set<TextFormat> formats = EnumSet.noneOf(TextFormat.class);
	private final List<Fact> facts = new ArrayList<>();
	private final List<TraceEvent> events = new ArrayList<>();
	private final List<FunctionCall> calls = new ArrayList<>();
	private final List<UnknownLine> unknown = new ArrayList<>();
	private final Map<Ignored, Integer> ignored = new EnumMap<>(Ignored.class);
	private final Map<List<Object>, Told> told = new HashMap<>();
	private final StringPool strings = new StringPool();
	private int process = NO_PROCESS;
	private int understood;

	/** Keeps strings that come again and again only once. */
	public StringPool strings() {
		return strings;
	}

	public void add(Fact fact) {
		facts.add(fact);
	}

	public void add(TraceEvent event) {
		events.add(event);
	}

	public void add(FunctionCall call) {
		calls.add(call);
	}

	/** The facts that follow are about the machine of another process. */
	public void add(ProcessFact fact) {
		process = fact.pid();
		facts.add(fact);
	}

	/**
	 * Adds something that a machine has once; what is said again in the same words is kept where it was said first.
	 *
	 * @param key names the thing: the key of the message when it is said in two ways
	 * @param number which one of its kind
	 * @param content what is said about it
	 * @throws ImportException when it was said otherwise before
	 */
	public void addOnce(Line line, String key, int number, Object content, Fact fact) throws ImportException {
		Told before = told.putIfAbsent(List.of(process, key, number), new Told(content, line.where()));
		if (before == null)
			facts.add(fact);
		else if (!before.content.equals(content))
			throw line.wrong(key, Integer.toString(number), Integer.toString(before.where.line()));
	}

	public void addUnknown(Line line) {
		unknown.add(new UnknownLine(line.where(), line.text()));
	}

	public void ignore(Ignored reason) {
		ignored.merge(reason, 1, Integer::sum);
	}

	public void understood(TextFormat format) {
		formats.add(format);
		understood++;
	}

	public boolean nothing() {
		return facts.isEmpty() && events.isEmpty() && calls.isEmpty();
	}

	/** A line that may have gone on is known to be unknown only later. */
	private List<UnknownLine> inOrder() {
		return unknown.stream().sorted(Comparator.comparingInt(one -> one.where().line())).toList();
	}

	public ImportedText text(String file, int lines) {
		return new ImportedText(file, formats, facts, MessageVectors.read(events), calls, inOrder(),
				ignored, understood, lines);
	}
}
