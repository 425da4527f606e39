package org.irqscope.ui.explanation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.core.fate.Outcome;
import org.irqscope.core.kernel.ManualSections;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.state.Change;
import org.irqscope.ui.link.LinkedText;
import org.irqscope.ui.script.ScriptPlace;

/** Says of one hop what happens and why, where the kernel and the manual say so, and where to look. UI thread. */
final class HopExplanation {
	/** Where links lead. */
	interface Ways {
		/** The source of the function of a hop. */
		void source(Hop hop);

		/** The part of the diagram that a hop works on. */
		void diagram(Hop hop);

		/** All changes of what a change is about. */
		void history(Change change);

		/** The line of an op script that a hop comes from. */
		Optional<ScriptPlace> script(Hop hop);

		/** A line of an op script. */
		void script(ScriptPlace line);

		/** True when a breakpoint is set at the function of a hop. */
		boolean stops(Hop hop);

		/** Sets the breakpoint at the function of a hop, or removes it. */
		void breakpoint(Hop hop);
	}

	private final Sentences sentences = new Sentences(Locale.getDefault());
	private final LinkedText text;
	private final Ways ways;

	HopExplanation(LinkedText text, Ways ways) {
		this.text = text;
		this.ways = ways;
	}

	/**
	 * How it ended, and what can come next.
	 *
	 * @param assumed the assumptions of an import that the walk depends on
	 */
	void write(Outcome outcome, List<Conclusion> assumed, Optional<Impulse> next) {
		text.title(Texts.of("explanation.outcome"));
		outcome.findings().stream().map(Outcome.Finding::text).forEach(text::code);
		text.room();
		if (!assumed.isEmpty()) {
			text.title(Texts.of("explanation.assumed"));
			assumed.stream().map(Conclusion::text).forEach(text::sentence);
			text.room();
		}
		text.sentence(next.map(impulse -> Texts.of("explanation.next.device", impulse.title()))
				.orElseGet(() -> Texts.of("explanation.next")));
	}

	void write(Hop hop, Stop stop) {
		text.title(hop.call());
		text.quiet(Texts.of("explanation.where", hop.context().label(), hop.number() + 1, stop.length()));
		stop.walk().origin(hop.number()).ifPresent(text::quiet);
		text.sentence(sentences.of(hop));
		changes(hop.changes());
		tracepoints(hop.events());
		kernel(hop);
		ManualSections.of(hop.site()).ifPresent(section -> {
			text.title(Texts.of("explanation.manual"));
			text.sentence(section);
		});
		text.title(Texts.of("explanation.links"));
		ways.script(hop).ifPresent(line -> text.link(Texts.of("explanation.script", line.line(), line.name()), false,
				() -> ways.script(line)));
		text.link(Texts.of("explanation.diagram", hop.place()), false, () -> ways.diagram(hop));
		text.link(Texts.of(ways.stops(hop) ? "explanation.breakpoint.remove" : "explanation.breakpoint",
				hop.site().functionName()), false, () -> ways.breakpoint(hop));
	}

	private void changes(List<Change> changes) {
		if (changes.isEmpty())
			return;
		text.title(Texts.of("explanation.changes"));
		for (Change change : changes)
			text.link(Texts.of("explanation.change", change.place(), change.name(), change.text()), true,
					() -> ways.history(change));
		text.room();
	}

	private void tracepoints(List<TraceLine> events) {
		if (events.isEmpty())
			return;
		text.title(Texts.of("explanation.tracepoints"));
		events.stream().map(TraceLine::line).forEach(text::code);
		text.room();
	}

	private void kernel(Hop hop) {
		if (hop.site().file().isEmpty())
			return;
		text.title(Texts.of("explanation.kernel"));
		text.link(Texts.of("explanation.function", hop.site().functionName(), hop.site().file()), true,
				() -> ways.source(hop));
		text.room();
	}
}
