package org.irqscope.debug;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.operation.HostComparison;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ScriptOperation;
import org.irqscope.core.operation.WalkOperation;
import org.irqscope.core.session.MachineScript;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.ScriptSession;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.Stimuli;
import org.irqscope.model.VirtualMachine;

/** One run of a walk from the source that its configuration names. Used by one thread. */
abstract class WalkRun {
	private static final String SCRIPT_EXTENSION = ".kvmops";
	private static final int WALKING = 1, COMPARING = 9;
	final Path file;
	final WalkConfiguration configuration;

	private WalkRun(Path file, WalkConfiguration configuration) {
		this.file = file;
		this.configuration = configuration;
	}

	static WalkRun of(Path file, WalkConfiguration configuration) {
		return file.toString().endsWith(SCRIPT_EXTENSION) ? new OfScript(file, configuration)
				: new OfMachine(file, configuration);
	}

	abstract WalkResult run(IProgressMonitor monitor) throws OperationException;

	WalkResult beside(ScriptSession script, IProgressMonitor monitor) throws OperationException {
		return new WalkResult.Compared(new HostComparison(script, file.toString()).run(monitor));
	}

	WalkResult besideTrace(Session session, IProgressMonitor monitor) throws OperationException {
		Path trace = configuration.tracePath()
				.orElseThrow(() -> new OperationException(configuration.trace(), 0, Texts.of("launch.no.trace")));
		return WalkResult.Compared.of(session, trace, monitor);
	}

	/** A walk of a machine document. */
	private static final class OfMachine extends WalkRun {
		OfMachine(Path file, WalkConfiguration configuration) {
			super(file, configuration);
		}

		@Override
		WalkResult run(IProgressMonitor monitor) throws OperationException {
			SubMonitor progress = SubMonitor.convert(monitor, WALKING + COMPARING);
			VirtualMachine machine = MachineReading.read(file);
			if (configuration.source() == WalkSourceKind.HOST_KVM)
				return beside(script(machine, progress.split(WALKING)), progress.split(COMPARING));
			Session session = new WalkOperation(machine, file.toString(), configuration.stimulus())
					.run(progress.split(WALKING));
			return configuration.source() == WalkSourceKind.TRACE ? besideTrace(session, progress.split(COMPARING))
					: new WalkResult.MachineWalk(file, session);
		}

		private ScriptSession script(VirtualMachine machine, IProgressMonitor monitor) throws OperationException {
			try {
				List<String> lines = MachineScript.of(machine, Stimuli.named(machine, configuration.stimulus()));
				return ScriptOperation.run(String.valueOf(machine.getName()), lines, Integer.MAX_VALUE, monitor);
			} catch (MachineStateException e) {
				throw new OperationException(file.toString(), 0, e.getMessage());
			}
		}
	}

	/** A walk of an op script. */
	private static final class OfScript extends WalkRun {
		OfScript(Path file, WalkConfiguration configuration) {
			super(file, configuration);
		}

		@Override
		WalkResult run(IProgressMonitor monitor) throws OperationException {
			SubMonitor progress = SubMonitor.convert(monitor, WALKING + COMPARING);
			ScriptSession script = ScriptOperation.run(file, Integer.MAX_VALUE, progress.split(WALKING));
			return switch (configuration.source()) {
			case EMULATOR -> new WalkResult.ScriptWalk(script.session(), 0);
			case HOST_KVM -> beside(script, progress.split(COMPARING));
			case TRACE -> besideTrace(script.session(), progress.split(COMPARING));
			};
		}
	}
}
