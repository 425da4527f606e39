package org.irqscope.trace.recorded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the kernel of a trace printed the vectors of messages in hexadecimal, as old ones did. A vector shows it that
 * is no decimal number, and one that a local APIC then accepts under another number. For one trace, in one thread.
 */
public final class MessageVectors {
	private static final String MESSAGE = "kvm_msi_set_irq", ACCEPT = "kvm_apic_accept_irq";
	private static final int HEX = 16, LAST_VECTOR = 0xff;

	/** The message that each thread sent last, by its vector as it is printed. */
	private final Map<Integer, Integer> sent = new HashMap<>();
	private boolean known;
	private boolean hexadecimal;

	private MessageVectors() {
	}

	/** The events of a trace with their vectors read as its kernel printed them. */
	public static List<TraceEvent> read(List<TraceEvent> events) {
		MessageVectors vectors = new MessageVectors();
		for (int at = 0; at < events.size() && !vectors.known; at++)
			vectors.look(events.get(at));
		return vectors.hexadecimal ? reread(events) : events;
	}

	private void look(TraceEvent event) {
		if (event.name().equals(MESSAGE))
			message(event);
		else if (!sent.isEmpty() && event.name().equals(ACCEPT) && sent.containsKey(event.pid()))
			accept(sent.remove(event.pid()), event.vector().orElse(0));
	}

	private void message(TraceEvent event) {
		if (event.isOld())
			decide(true);
		else if (event.text().indexOf('=') < 0)
			sent.put(event.pid(), event.vector().orElse(0));
	}

	private void accept(int printed, int accepted) {
		if (printed > LAST_VECTOR || printed < 0)
			return;
		if (printed != accepted && Integer.parseInt(Integer.toString(printed), HEX) == accepted)
			decide(true);
		else if (printed == accepted && printed >= 10)
			decide(false);
	}

	private void decide(boolean hexadecimalNumbers) {
		known = true;
		hexadecimal = hexadecimalNumbers;
	}

	private static List<TraceEvent> reread(List<TraceEvent> events) {
		Map<EventText, EventText> others = new IdentityHashMap<>();
		List<TraceEvent> read = new ArrayList<>(events.size());
		for (TraceEvent event : events)
			read.add(event.name().equals(MESSAGE)
					? event.with(others.computeIfAbsent(event.content(), EventText::hexadecimal)) : event);
		return read;
	}
}
