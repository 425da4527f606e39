package org.irqscope.cli.walk;

import java.io.PrintStream;
import java.nio.file.Path;

import org.irqscope.cli.Texts;
import org.irqscope.core.compare.CallComparison;
import org.irqscope.core.compare.SideBySide;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.trace.recorded.FunctionCall;

/** Tells how far the functions of a walk and those that a tracer has recorded agree. */
final class CallReport {
	private CallReport() {
	}

	static void print(CallComparison comparison, Path trace, PrintStream err) {
		err.println(Texts.of(comparison.same() ? "compare.calls.same" : "compare.calls.different",
				comparison.equalCalls(), trace));
		for (SideBySide.Row<Hop, FunctionCall> row : comparison.rows().rows())
			if (row.same())
				err.println("    " + row.right().orElseThrow().function());
			else {
				row.left().ifPresent(hop -> err.println(
						Texts.of("compare.calls.walk", hop.site().functionName(), hop.number() + 1)));
				row.right().ifPresent(call -> err.println(
						Texts.of("compare.calls.trace", call.function(), call.caller(), call.where().line())));
			}
	}
}
