package org.irqscope.debug;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.operation.HostComparison;
import org.irqscope.core.operation.HostWalkOperation;
import org.irqscope.core.operation.KvmSource;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.core.session.script.ScriptSession;
import org.irqscope.model.VirtualMachine;

/** One run of a walk from the source that its configuration names. Used by one thread. */
final class WalkRun {
	private static final int WALKING = 1, RECORDED = 9;
	private final WalkConfiguration configuration;

	WalkRun(WalkConfiguration configuration) {
		this.configuration = configuration;
	}

	/**
	 * Runs it.
	 *
	 * @throws OperationException when a file cannot be used, or the KVM; the message says what is missing
	 */
	WalkResult run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, WALKING + RECORDED);
		if (configuration.isTraceAlone())
			return new WalkResult.FreeWalk(new TraceWalkOperation(trace(), Optional.empty()).run(progress), 0);
		Path file = configuration.path()
				.orElseThrow(() -> new OperationException(configuration.file(), 0, Texts.of("launch.no.file")));
		WalkSubject subject = WalkSubject.of(file, configuration.stimulus());
		return switch (configuration.source()) {
		case EMULATOR -> WalkSubject.isSession(file) ? WalkResult.MachineWalk.saved(file, monitor)
				: subject.shown(subject.emulated(progress));
		case TRACE -> traced(subject, progress);
		case HOST_KVM, KERNEL -> hosted(kvm(), subject, progress);
		};
	}

	private KvmSource kvm() throws OperationException {
		return configuration.kvm()
				.orElseThrow(() -> new OperationException(configuration.kernel(), 0, Texts.of("launch.no.kernel")));
	}

	private Path trace() throws OperationException {
		return configuration.tracePath()
				.orElseThrow(() -> new OperationException(configuration.trace(), 0, Texts.of("launch.no.trace")));
	}

	private WalkResult traced(WalkSubject subject, SubMonitor progress) throws OperationException {
		Path trace = trace();
		if (configuration.compared())
			return WalkResult.Compared.of(subject.emulated(progress.split(WALKING)), trace, progress.split(RECORDED));
		VirtualMachine machine = subject.machine(progress.split(WALKING));
		return subject.shown(new TraceWalkOperation(trace, Optional.of(machine)).run(progress.split(RECORDED)));
	}

	private WalkResult hosted(KvmSource kvm, WalkSubject subject, SubMonitor progress) throws OperationException {
		if (!configuration.compared())
			HostWalkOperation.check(kvm);
		ScriptSession operations = subject.operations(progress.split(WALKING));
		if (configuration.compared())
			return new WalkResult.Compared(
					new HostComparison(kvm, operations, subject.file.toString()).run(progress.split(RECORDED)));
		String name = String.valueOf(subject.file.getFileName());
		return subject.shown(new HostWalkOperation(kvm, subject.machine(progress), name, operations.ops())
				.run(progress.split(RECORDED)));
	}
}
