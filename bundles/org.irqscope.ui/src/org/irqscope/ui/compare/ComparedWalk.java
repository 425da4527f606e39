package org.irqscope.ui.compare;

import java.util.Optional;

import org.irqscope.core.compare.Comparison;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;

/**
 * Knows whether a walk that is shown is the one of a comparison: that itself, or one that has gone the same way, so
 * that rows and positions are about the same hops. Used by the UI thread.
 */
final class ComparedWalk {
	private final Comparison comparison;
	private Optional<Asked> last = Optional.empty();

	/** What has been answered last, which holds until the walk goes on. */
	private record Asked(Session session, int branch, int length, boolean same) {
		boolean isOf(Session other, Stop stop) {
			return session == other && branch == stop.branch().number() && length == stop.length();
		}
	}

	ComparedWalk(Comparison comparison) {
		this.comparison = comparison;
	}

	Comparison comparison() {
		return comparison;
	}

	boolean isShownBy(Session session, Stop stop) {
		if (session == comparison.walk())
			return true;
		if (last.filter(asked -> asked.isOf(session, stop)).isEmpty())
			last = Optional.of(new Asked(session, stop.branch().number(), stop.length(),
					comparison.goesAlong(stop.walk())));
		return last.get().same();
	}
}
