package org.irqscope.cli.walk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.cli.NamedTrace;
import org.irqscope.cli.Texts;
import org.irqscope.core.operation.HostWalkOperation;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ScriptOperation;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;

import picocli.CommandLine.Mixin;

/** Where {@code walk} lets a machine walk: in the emulator, or on the KVM of a kernel. */
final class HostWalk {
	@Mixin
	private WalkBackend backend;

	boolean isAsked() {
		return backend.source().isPresent();
	}

	/**
	 * Runs a machine on a kernel, with one stimulus.
	 *
	 * @throws OperationException when the kernel cannot, or is asked for what only the emulator can do
	 */
	Session walk(WalkedMachine walked, NamedTrace recorded, IProgressMonitor monitor) throws OperationException {
		Path file = walked.file();
		KvmSource kvm = backend.source().orElse(KvmSource.HOST);
		HostWalkOperation.check(kvm);
		List<String> stimuli = walked.stimuli();
		if (recorded.isNamed(file) || stimuli.size() > 1 || walked.nanoseconds() != 0)
			throw new OperationException(file.toString(), 0, Texts.of("walk.host.stimulus"));
		VirtualMachine machine = walked.read(monitor);
		Optional<String> stimulus = stimuli.stream().findFirst();
		return new HostWalkOperation(kvm, machine, String.valueOf(file.getFileName()),
				ScriptOperation.run(machine, file.toString(), stimulus, monitor).ops()).run(monitor);
	}
}
