package org.irqscope.conform;

import java.util.List;
import java.util.Optional;

/**
 * What came of a comparison.
 *
 * @param opsRun how many operations both backends answered
 * @param opsEqual how many of them equally
 * @param scripts how many scripts were run
 * @param scriptsDiffering how many of them came to a difference; the rest of such a script is left out
 * @param eventsCompared how many answers had tracepoints on both sides
 * @param first the first script that came to a difference
 */
public record ConformanceResult(long opsRun, long opsEqual, long scripts, long scriptsDiffering, long eventsCompared,
		Optional<DifferingScript> first) {
	static final ConformanceResult NONE = new ConformanceResult(0, 0, 0, 0, 0, Optional.empty());

	/**
	 * A script with a difference.
	 *
	 * @param lines the whole script
	 */
	public record DifferingScript(ScriptKind kind, long seed, List<String> lines, AnswerDifference difference) {
	}

	ConformanceResult plus(ScriptComparison script, Optional<DifferingScript> differing) {
		return new ConformanceResult(opsRun + script.opsRun(), opsEqual + script.opsEqual(), scripts + 1,
				scriptsDiffering + (differing.isPresent() ? 1 : 0), eventsCompared + script.eventsCompared(),
				first.or(() -> differing));
	}
}
