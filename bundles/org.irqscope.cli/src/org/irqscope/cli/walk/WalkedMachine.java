package org.irqscope.cli.walk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.cli.Texts;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.emulator.x86.LinuxVersion;
import org.irqscope.model.Host;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The machine that a command lets walk, and what comes to it. */
public final class WalkedMachine {
	@Parameters(paramLabel = "M.irqscope", descriptionKey = "irqscope.machine")
	private Path file;
	@Option(names = "--stimulus", paramLabel = "NAME")
	private List<String> stimuli = List.of();
	@Option(names = "--advance", paramLabel = "NS", defaultValue = "0")
	private long nanoseconds;

	@Option(names = "--kernel", paramLabel = "VERSION")
	private Optional<String> kernel = Optional.empty();
	@Option(names = "--host", paramLabel = "svm|vmx")
	private Optional<Vendor> host = Optional.empty();

	public Path file() {
		return file;
	}

	/** The machine, on the host that was asked for in place of its own. */
	public VirtualMachine read(IProgressMonitor monitor) throws OperationException {
		VirtualMachine machine = MachineReading.read(file, monitor);
		if (kernel.filter(word -> LinuxVersion.of(word).isEmpty()).isPresent())
			throw new OperationException("", 0, Texts.of("kernel.no.version", kernel.get()));
		if (namesHost())
			change(Optional.ofNullable(machine.getHost())
					.orElseThrow(() -> new OperationException(file.toString(), 0, Texts.of("walk.no.host"))));
		return machine;
	}

	private boolean namesHost() {
		return kernel.isPresent() || host.isPresent();
	}

	private void change(Host named) {
		kernel.ifPresent(named::setKernel);
		host.ifPresent(named::setVendor);
	}

	/** @throws OperationException when something comes, to what a trace recorded long ago */
	public void refuse(Path trace) throws OperationException {
		if (!stimuli.isEmpty() || nanoseconds != 0 || namesHost())
			throw new OperationException(trace.toString(), 0, Texts.of("walk.trace.stimulus"));
	}

	public List<String> stimuli() {
		return stimuli;
	}

	/** @throws OperationException when it is negative */
	public long nanoseconds() throws OperationException {
		if (nanoseconds < 0)
			throw new OperationException("", 0, Texts.of("walk.advance.negative", Long.toString(nanoseconds)));
		return nanoseconds;
	}
}
