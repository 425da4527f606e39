package org.irqscope.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.stream.Collectors;

import org.irqscope.core.compare.Difference;
import org.irqscope.core.compare.TraceComparison;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Tracepoint;

/** Tells how far a walk and a trace agree. */
final class ComparisonReport {
	private ComparisonReport() {
	}

	static void print(TraceComparison comparison, Path trace, PrintStream err) {
		String sampled = comparison.sampled().stream().map(Tracepoint::kernelName).collect(Collectors.joining(", "));
		if (comparison.same())
			err.println(Texts.of("compare.same", comparison.equalEvents(), trace, sampled));
		else
			print(comparison.difference().orElseThrow(), trace, sampled, err);
	}

	private static void print(Difference difference, Path trace, String sampled, PrintStream err) {
		err.println(Texts.of("compare.different", difference.index(), trace, sampled));
		err.println(Texts.of("compare.walk", Integer.toString(difference.position()),
				difference.walk().map(TraceLine::line).map(String::stripTrailing).orElse(Texts.of("compare.over"))));
		err.println(difference.trace()
				.map(event -> Texts.of("compare.trace", event.where(), event.name() + ": " + event.text()))
				.orElse(Texts.of("compare.trace.over", trace)));
	}
}
