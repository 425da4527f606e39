package org.irqscope.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.irqscope.cli.output.ConformReport;
import org.irqscope.conform.ConformancePlan;
import org.irqscope.conform.ScriptKind;
import org.irqscope.core.operation.ConformOperation;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.irqscope.emulator.script.Language;
import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.RealKvm;
import org.irqscope.kvm.kernel.PreparedKernel;
import org.irqscope.kvm.kernel.RiscvKernel;
import org.irqscope.kvm.kernel.RiscvKernelBackend;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code irqscope conform}: compares the emulator with a kernel's KVM on random operations. */
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
	@Option(names = "--kernel", paramLabel = "VERSION")
	private Optional<String> kernel = Optional.empty();
	@Option(names = "--arch", paramLabel = "x86|riscv", defaultValue = "x86")
	private Language language;
	@Parameters(arity = "0..*", paramLabel = "KIND", descriptionKey = "irqscope.conform.kinds")
	private List<String> kinds = List.of();

	@Override
	public Integer call() throws OperationException {
		if (ops < 1)
			throw new ParameterException(spec.commandLine(), Texts.of("conform.ops", Long.toString(ops)));
		return language == Language.RISCV ? harts() : pcs();
	}

	private int pcs() throws OperationException {
		String word = kernel.orElse("host");
		KvmSource source = KvmSource.of(word)
				.orElseThrow(() -> new ParameterException(spec.commandLine(), Texts.of("kernel.unknown", word)));
		ConformancePlan plan = plan(source.version().isPresent() ? ConformancePlan.withGuests(seed, ops)
				: ConformancePlan.ofAllKinds(seed, ops));
		try (RealKvm kvm = source.open(program.console().monitor())) {
			tellLimits(kvm);
			return compare(new ConformOperation(plan, kvm));
		}
	}

	private int harts() throws OperationException {
		String version = kernel.orElse(RiscvKernel.USUAL);
		if (!PreparedKernel.isVersion(version))
			throw new ParameterException(spec.commandLine(), Texts.of("kernel.unknown", version));
		ConformancePlan plan = plan(ConformancePlan.of(Language.RISCV, seed, ops));
		try (RiscvKernelBackend kvm = KvmSource.openRiscv(version, program.console().monitor())) {
			return compare(new ConformOperation(plan, kvm));
		}
	}

	private int compare(ConformOperation comparison) throws OperationException {
		ConformOperation.Report report = comparison.run(program.console().monitor());
		program.console().monitor().done();
		new ConformReport(program.console().out()).print(report);
		return report.result().first().isEmpty() ? ExitCode.DONE : ExitCode.DIFFERENT;
	}

	private ConformancePlan plan(ConformancePlan ofAll) {
		if (kinds.isEmpty())
			return ofAll;
		return new ConformancePlan(kinds.stream().map(this::kind).distinct().toList(), seed, ops,
				ConformancePlan.OPS_PER_SCRIPT);
	}

	private ScriptKind kind(String word) {
		return ScriptKind.named(word).filter(kind -> kind.language() == language)
				.orElseThrow(() -> new ParameterException(spec.commandLine(), Texts.of("conform.kind", word)));
	}

	private void tellLimits(RealKvm kvm) {
		for (Obstacle obstacle : kvm.tracingObstacles())
			program.console().err().println(Texts.of("kvm.no.events", obstacle.text()));
		if (ConformOperation.emulated(kvm).apicv())
			program.console().err().println(Texts.of("conform.apicv"));
	}
}
