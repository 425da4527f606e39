package org.irqscope.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.irqscope.core.operation.HostOpening;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ReplayOperation;
import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.Obstacle;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code irqscope replay}: runs a script on the emulator or on this host's KVM, and prints a line for each operation.
 */
@Command(name = "replay", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {
	@ParentCommand
	private Irqscope program;
	@Parameters(paramLabel = "FILE.kvmops", descriptionKey = "irqscope.replay.script")
	private Path file;
	@Option(names = "--backend", paramLabel = "emulator|kvm", defaultValue = "emulator")
	private ReplayBackend backend;

	@Override
	public Integer call() throws OperationException {
		if (backend == ReplayBackend.EMULATOR)
			return replay(EmulatedX86Vm.backend(Host.DEFAULT));
		try (HostBackend host = HostOpening.open()) {
			for (Obstacle obstacle : host.tracingObstacles())
				program.console().err().println(Texts.of("kvm.no.events", obstacle.text()));
			return replay(host);
		}
	}

	private int replay(Backend chosen) throws OperationException {
		try (AnswerOutput out = new AnswerOutput(program.console())) {
			new ReplayOperation(file, chosen).run(out, program.console().monitor());
		}
		program.console().monitor().done();
		return Main.DONE;
	}
}
