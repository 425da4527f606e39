package org.irqscope.cli.output;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.irqscope.core.compare.Extent;
import org.irqscope.core.compare.TraceComparison;
import org.irqscope.core.compare.WalkDifference;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/** Tells how far a walk and a trace agree. */
public final class ComparisonReport {
	private ComparisonReport() {
	}

	public static void print(TraceComparison comparison, Path trace, PrintStream err) {
		String sampled = sampled(comparison);
		if (comparison.same())
			err.println(Texts.of("compare.same", comparison.equalEvents(), trace, sampled));
		else if (comparison.isEmpty())
			err.println(Texts.of("compare.nothing", trace, sampled));
		else
			print(comparison.difference().orElseThrow(), trace, sampled, err);
		if (comparison.same() && !comparison.isBorneOut())
			err.println(Texts.of("compare.too.little"));
		printPlace(comparison, err);
	}

	/** What was compared, and how much of the walk that is. */
	private static String sampled(TraceComparison comparison) {
		Extent extent = comparison.extent();
		String sampled = comparison.sampled().isEmpty() ? Texts.of("compare.no.tracepoint")
				: names(comparison.sampled());
		return extent.unsampled().isEmpty() ? sampled : Texts.of("compare.extent", sampled,
				Integer.toString(extent.shown()), Integer.toString(extent.events()), names(extent.unsampled()));
	}

	private static String names(Set<Tracepoint> tracepoints) {
		return tracepoints.stream().map(Tracepoint::kernelName).collect(Collectors.joining(", "));
	}

	/** Which interrupt of the trace it was. */
	private static void printPlace(TraceComparison comparison, PrintStream err) {
		List<SourceLine> lines = comparison.equalInTrace().stream().map(TraceEvent::where)
				.sorted(Comparator.comparingInt(SourceLine::line)).toList();
		if (!lines.isEmpty())
			err.println(Texts.of("compare.lines", lines.get(0),
					Integer.toString(lines.get(lines.size() - 1).line())));
		List<TraceEvent> passedOver = comparison.passedOver();
		if (!passedOver.isEmpty())
			err.println(Texts.of("compare.passed.over", passedOver.size(), passedOver.get(0).where()));
		comparison.overtaking().ifPresent(rise -> err.println(Texts.of("compare.overtaking", rise.where())));
	}

	private static void print(WalkDifference difference, Path trace, String sampled, PrintStream err) {
		err.println(Texts.of("compare.different", difference.index(), trace, sampled));
		err.println(Texts.of("compare.walk", Integer.toString(difference.position()),
				difference.walk().map(TraceLine::line).map(String::stripTrailing).orElse(Texts.of("compare.over"))));
		err.println(difference.trace()
				.map(event -> Texts.of("compare.trace", event.where(), event.name() + ": " + event.text()))
				.orElse(Texts.of("compare.trace.over", trace)));
	}
}
