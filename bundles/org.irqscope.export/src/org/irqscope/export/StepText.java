package org.irqscope.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.state.Change;

/** What is said of one step of a walk, in the words that all exports share. Immutable, for any thread. */
public final class StepText {
	private final Sentences sentences;
	private final WalkTitle title;

	/** The words for the steps of a walk, in the language of a locale. */
	public StepText(WalkTitle title, Locale locale) {
		this.title = title;
		this.sentences = new Sentences(locale);
	}

	/** The title of the whole. */
	public String heading() {
		return Texts.of("walk.title", title.machine(), title.page())
				+ (title.stimulus().isEmpty() ? "" : " \u00b7 " + title.stimulus());
	}

	/** Where the step stands. */
	public String where(WalkStep step) {
		String number = Texts.of("walk.of", Integer.toString(step.position()), Integer.toString(title.size()));
		return step.hop().map(hop -> number + " \u00b7 " + hop.context().label() + " \u00b7 " + hop.place())
				.orElse(number);
	}

	/** What is done. */
	public String call(WalkStep step) {
		return step.hop().map(Hop::call).orElseGet(() -> Texts.of("walk.rest"));
	}

	/** The step in one line, for lists. */
	public String bookmark(WalkStep step) {
		return step.position() + "  " + call(step);
	}

	/** Why it is done, or what a speaker says of it. */
	public String why(WalkStep step) {
		if (!step.caption().isEmpty())
			return step.caption();
		return step.hop().map(sentences::of).orElseGet(() -> Texts.of("walk.rest.why"));
	}

	/** What it changed, and the tracepoints that it emitted, a line each. */
	public List<String> details(WalkStep step) {
		List<String> lines = new ArrayList<>();
		Optional<Hop> hop = step.hop();
		for (Change change : hop.map(Hop::changes).orElse(List.of()))
			lines.add(change.place() + "  " + change.name() + "  " + change.text());
		for (TraceLine event : hop.map(Hop::events).orElse(List.of()))
			lines.add("> " + event.line().stripTrailing());
		return lines;
	}
}
