package org.irqscope.diagram.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** Where somebody has been who went from page to page, so that the same way leads back. Used by the UI thread. */
final class PageHistory {
	private static final int MOST = 100;
	private final Deque<Visit> visits = new ArrayDeque<>();

	/**
	 * A page that was shown.
	 *
	 * @param node the node that was selected; nothing when none was
	 */
	record Visit(String page, Optional<String> node) {
	}

	/** Remembers a page that is left. */
	void leave(Visit visit) {
		visits.push(visit);
		if (visits.size() > MOST)
			visits.removeLast();
	}

	boolean isEmpty() {
		return visits.isEmpty();
	}

	/** The last page that is still there. */
	Optional<Visit> back(Predicate<String> there) {
		while (!visits.isEmpty()) {
			Visit visit = visits.pop();
			if (there.test(visit.page()))
				return Optional.of(visit);
		}
		return Optional.empty();
	}
}
