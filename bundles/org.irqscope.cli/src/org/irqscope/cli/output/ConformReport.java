package org.irqscope.cli.output;

import java.io.PrintStream;
import java.util.List;

import org.irqscope.conform.ConformanceResult;
import org.irqscope.conform.ConformanceResult.DifferingScript;
import org.irqscope.core.operation.ConformOperation;

/** What {@code irqscope conform} prints. Used by one thread. */
public final class ConformReport {
	private final PrintStream out;

	public ConformReport(PrintStream out) {
		this.out = out;
	}

	public void print(ConformOperation.Report report) {
		ConformanceResult result = report.result();
		line("conform.run", result.opsRun());
		line("conform.equal", result.opsEqual());
		line("conform.scripts", result.scripts(), result.scriptsDiffering());
		line(result.eventsCompared() > 0 ? "conform.events" : "conform.no.events", result.eventsCompared());
		result.first().ifPresent(script -> print(script, report));
	}

	private void print(DifferingScript script, ConformOperation.Report report) {
		line("conform.first", script.kind().word(), Long.toString(script.seed()), script.difference().op().line(),
				script.difference().field());
		line("conform.emulator", script.difference().first().json());
		line("conform.kvm", script.difference().second().json());
		if (report.minimal().isEmpty()) {
			line("conform.once");
			print(script.lines().subList(0, script.difference().op().line()));
		} else {
			line("conform.minimal", report.minimal().get().size());
			print(report.minimal().get());
		}
	}

	private void print(List<String> script) {
		script.forEach(line -> out.append(line).append('\n'));
	}

	private void line(String key, Object... values) {
		out.append(Texts.of(key, values)).append('\n');
	}
}
