package org.irqscope.trace.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.Architecture;
import org.irqscope.trace.recorded.EventText;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.StringPool;

/**
 * Reads what stands behind the head of an event, {@code group:name: text}. What comes again is read once. For one
 * thread.
 */
final class EventTexts {
	private static final int MOST = 1 << 16;
	private static final String KVM = "kvm";
	private final Map<String, Optional<EventText>> named = new HashMap<>(), bare = new HashMap<>();
	private final StringPool words;

	/** @param words where names are kept once */
	EventTexts(StringPool words) {
		this.words = words;
	}

	/**
	 * What a text says, if it begins with the name of an event.
	 *
	 * @param bare true where no group is printed before the names of tracepoints, as ftrace prints them
	 */
	Optional<EventText> of(String text, boolean bare) {
		Map<String, Optional<EventText>> kept = bare ? this.bare : named;
		Optional<EventText> known = kept.get(text);
		if (known != null)
			return known;
		Optional<EventText> read = read(text, bare);
		if (kept.size() < MOST)
			kept.put(text, read);
		return read;
	}

	private Optional<EventText> read(String text, boolean bare) {
		int first = endOfName(text, 0);
		if (first < 0)
			return Optional.empty();
		int second = endOfName(text, first + 1);
		if (isEnd(text, second))
			return Optional.of(text(words.once(text.substring(0, first)), text, first + 1, second));
		if (!isEnd(text, first))
			return Optional.empty();
		boolean kvm = bare && Architecture.tracepoint(text.substring(0, first)).isPresent();
		return Optional.of(text(kvm ? KVM : "", text, 0, first));
	}

	private EventText text(String group, String text, int from, int to) {
		return new EventText(group, words.once(text.substring(from, to)),
				text.substring(LineScan.skipBlanks(text, to + 1)));
	}

	/** The place of the colon behind the name that begins at a place; -1 when there is none. */
	private static int endOfName(String text, int from) {
		int at = from;
		while (at < text.length() && isPart(text.charAt(at), at > from))
			at++;
		return at > from && text.startsWith(":", at) ? at : -1;
	}

	private static boolean isPart(char c, boolean inside) {
		return c >= 'a' && c <= 'z' || c == '_' || inside && (LineScan.isDigit(c) || c == '-') || c >= 'A' && c <= 'Z';
	}

	/** True when nothing but blanks and the text stand behind the colon. */
	private static boolean isEnd(String text, int colon) {
		return colon >= 0 && (colon + 1 == text.length() || text.charAt(colon + 1) == ' ');
	}
}
