package org.irqscope.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.irqscope.conform.ConformancePlan;
import org.irqscope.conform.ScriptKind;
import org.irqscope.core.operation.ConformOperation;
import org.irqscope.core.operation.HostOpening;
import org.irqscope.core.operation.OperationException;
import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.Obstacle;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code irqscope conform}: compares the emulator with this host's KVM on random operations. */
@Command(name = "conform", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ConformCommand implements Callable<Integer> {
	@ParentCommand
	private Irqscope program;
	@Spec
	private CommandSpec spec;
	@Option(names = "--ops", paramLabel = "N", defaultValue = "20000")
	private long ops;
	@Option(names = "--seed", paramLabel = "S", defaultValue = "1")
	private long seed;
	@Parameters(arity = "0..*", paramLabel = "KIND", descriptionKey = "irqscope.conform.kinds")
	private List<String> kinds = List.of();

	@Override
	public Integer call() throws OperationException {
		ConformancePlan plan = plan();
		try (HostBackend host = HostOpening.open()) {
			tellLimits(host);
			ConformOperation.Report report = new ConformOperation(plan, host).run(program.console().monitor());
			program.console().monitor().done();
			new ConformReport(program.console().out()).print(report);
			return report.result().first().isEmpty() ? Main.DONE : Main.DIFFERENT;
		}
	}

	private ConformancePlan plan() {
		if (ops < 1)
			throw new ParameterException(spec.commandLine(), Texts.of("conform.ops", Long.toString(ops)));
		if (kinds.isEmpty())
			return ConformancePlan.ofAllKinds(seed, ops);
		return new ConformancePlan(kinds.stream().map(this::kind).distinct().toList(), seed, ops,
				ConformancePlan.OPS_PER_SCRIPT);
	}

	private ScriptKind kind(String word) {
		return ScriptKind.named(word)
				.orElseThrow(() -> new ParameterException(spec.commandLine(), Texts.of("conform.kind", word)));
	}

	private void tellLimits(HostBackend host) {
		for (Obstacle obstacle : host.tracingObstacles())
			program.console().err().println(Texts.of("kvm.no.events", obstacle.text()));
		if (ConformOperation.emulated().apicv())
			program.console().err().println(Texts.of("conform.apicv"));
	}
}
