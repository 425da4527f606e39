package org.irqscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.irqscope.cli.output.AnswerOutput;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ReplayOperation;
import org.irqscope.emulator.script.Language;
import org.irqscope.emulator.riscv.KernelVersion;
import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.riscv.EmulatedRiscvVm;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.irqscope.emulator.x86.LinuxVersion;
import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.RealKvm;
import org.irqscope.kvm.kernel.RiscvKernelBackend;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code irqscope replay}: runs a script on the emulator or on a kernel's KVM, and prints a line for each operation.
 */
@Command(name = "replay", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {
	@ParentCommand
	private Irqscope program;
	@Parameters(paramLabel = "FILE.kvmops", descriptionKey = "irqscope.replay.script")
	private Path file;
	@Option(names = "--backend", paramLabel = "emulator|kvm|kernel:VERSION", defaultValue = "emulator")
	private String backend;
	@Option(names = "--kernel", paramLabel = "VERSION")
	private Optional<String> kernel = Optional.empty();
	@Option(names = "--arch", paramLabel = "x86|riscv", defaultValue = "x86")
	private Language language;
	@Option(names = "--host", paramLabel = "svm|vmx", defaultValue = "vmx")
	private Vendor host;
	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws OperationException {
		ReplayBackend chosen = ReplayBackend.of(backend, spec);
		if (language == Language.RISCV)
			return harts(chosen);
		if (chosen.source().isEmpty())
			return replay(kernel.isPresent() || host == Vendor.SVM ? EmulatedX86Vm.runningGuests(emulated())
					: EmulatedX86Vm.backend(Host.DEFAULT));
		try (RealKvm kvm = chosen.source().get().open(program.console().monitor())) {
			for (Obstacle obstacle : kvm.tracingObstacles())
				program.console().err().println(Texts.of("kvm.no.events", obstacle.text()));
			return replay(kvm);
		}
	}

	private int harts(ReplayBackend chosen) throws OperationException {
		if (chosen.source().isEmpty())
			return replay(EmulatedRiscvVm.backend(
					RiscvHost.DEFAULT.withVersion(KernelVersion.of(kernel.orElse(LinuxVersion.DEFAULT.toString())))));
		String version = chosen.source().get().version()
				.orElseThrow(() -> new OperationException("", 0, Texts.of("replay.no.harts")));
		try (RiscvKernelBackend kvm = KvmSource.openRiscv(version, program.console().monitor())) {
			return replay(kvm);
		}
	}

	private Host emulated() throws OperationException {
		LinuxVersion version = LinuxVersion.of(kernel.orElse(LinuxVersion.DEFAULT.toString())).orElseThrow(
				() -> new OperationException("", 0, Texts.of("kernel.no.version", kernel.orElse(""))));
		return Host.DEFAULT.withVendor(host).withKernel(version);
	}

	private int replay(Backend<?> where) throws OperationException {
		try (AnswerOutput out = new AnswerOutput(program.console())) {
			new ReplayOperation(file, where).run(out, program.console().monitor());
		}
		program.console().monitor().done();
		return ExitCode.DONE;
	}
}
