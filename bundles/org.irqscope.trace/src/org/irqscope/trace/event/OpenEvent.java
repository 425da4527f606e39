package org.irqscope.trace.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.trace.recorded.EventForm;
import org.irqscope.trace.recorded.EventText;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.TextFormat;

/** An event whose line may have been wrapped, so that the next lines may be its rest. For one thread. */
final class OpenEvent {
	private final EventHead head;
	private final EventTexts texts;
	private final Line first;
	/** The lines behind the first. */
	private List<Line> more = List.of();
	/** What stands behind the head, as far as it has been read. */
	private String text;
	private Optional<EventText> content;

	private OpenEvent(EventHead head, Line line, EventTexts texts) {
		this.head = head;
		this.texts = texts;
		this.first = line;
		this.text = line.text().substring(Math.min(head.end(), line.text().length()));
		this.content = texts.of(text, head.task().dashed());
	}

	/** The event of a line, if there may be one. */
	static Optional<OpenEvent> of(Line line, EventHead head, EventTexts texts) {
		OpenEvent event = new OpenEvent(head, line, texts);
		return event.text.isEmpty() || event.content.isPresent() ? Optional.of(event) : Optional.empty();
	}

	/**
	 * Takes a line when it is the rest of the event, or more of it.
	 *
	 * @param headed true for a line that has a head of its own
	 */
	boolean take(Line line, boolean headed) {
		if (headed && !text.isEmpty())
			return false;
		String joined = (text + " " + line.text().strip()).strip();
		Optional<EventText> longer = texts.of(joined, head.task().dashed());
		if (longer.isEmpty() || !isText(longer.get()))
			return false;
		text = joined;
		content = longer;
		if (more.isEmpty())
			more = new ArrayList<>();
		more.add(line);
		return true;
	}

	/** What an event prints whose text is not known, is taken for its text where it has none yet. */
	private boolean isText(EventText longer) {
		return EventForm.isKnown(longer.name()) ? EventForm.begins(longer.name(), longer.text())
				: text.isEmpty() || content.filter(known -> known.text().isEmpty()).isPresent()
						|| EventForm.isFields(longer.text());
	}

	/** Counts further lines to the event: the rest of its head. */
	OpenEvent with(List<Line> lines) {
		more = new ArrayList<>(lines);
		return this;
	}

	/** Adds the event, if it says all that such an event says; else its lines are not understood. */
	Optional<TraceEvent> close(Findings findings) {
		Optional<TraceEvent> event = content.filter(EventText::isWhole).map(one -> new TraceEvent(head.time(),
				head.cpu(), head.task().thread(), findings.strings().once(head.flags()), one, first.where()));
		event.ifPresent(findings::add);
		account(first, event.isPresent(), findings);
		for (Line line : more)
			account(line, event.isPresent(), findings);
		return event;
	}

	private void account(Line line, boolean understood, Findings findings) {
		if (understood)
			findings.understood(head.task().dashed() ? TextFormat.FTRACE : TextFormat.PERF_SCRIPT);
		else
			findings.addUnknown(line);
	}
}
