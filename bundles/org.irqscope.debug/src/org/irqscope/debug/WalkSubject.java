package org.irqscope.debug;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.ScriptOperation;
import org.irqscope.core.operation.SessionFile;
import org.irqscope.core.operation.WalkOperation;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.script.ScriptSession;
import org.irqscope.model.VirtualMachine;

/** What a walk is launched on: the machine of a document, or the one that an op script makes. Used by one thread. */
abstract class WalkSubject {
	private static final String SCRIPT_EXTENSION = ".kvmops";
	final Path file;

	private WalkSubject(Path file) {
		this.file = file;
	}

	/**
	 * The subject of a file.
	 *
	 * @param stimulus the name of what is done to its machine; nothing for its first stimulus
	 */
	static WalkSubject of(Path file, Optional<String> stimulus) {
		if (isSession(file))
			return new OfMachine(SessionFile.machine(file), stimulus);
		return file.toString().endsWith(SCRIPT_EXTENSION) ? new OfScript(file) : new OfMachine(file, stimulus);
	}

	/** True for a session that somebody has saved beside its machine. */
	static boolean isSession(Path file) {
		return file.toString().endsWith("." + SessionFile.EXTENSION);
	}

	/** The machine as its document has it. */
	abstract VirtualMachine machine(IProgressMonitor monitor) throws OperationException;

	/** What the emulator does. */
	abstract Session emulated(IProgressMonitor monitor) throws OperationException;

	/** What the emulator does, as operations that a kernel can be asked for, too. */
	abstract ScriptSession operations(IProgressMonitor monitor) throws OperationException;

	/** Where a walk of the machine is shown. */
	abstract WalkResult shown(Session session);

	/** A machine document. */
	private static final class OfMachine extends WalkSubject {
		private final Optional<String> stimulus;

		OfMachine(Path file, Optional<String> stimulus) {
			super(file);
			this.stimulus = stimulus;
		}

		@Override
		VirtualMachine machine(IProgressMonitor monitor) throws OperationException {
			return MachineReading.read(file, monitor);
		}

		@Override
		Session emulated(IProgressMonitor monitor) throws OperationException {
			return new WalkOperation(MachineReading.read(file), file.toString(), stimulus).run(monitor);
		}

		@Override
		ScriptSession operations(IProgressMonitor monitor) throws OperationException {
			return ScriptOperation.run(MachineReading.read(file), file.toString(), stimulus, monitor);
		}

		@Override
		WalkResult shown(Session session) {
			return new WalkResult.MachineWalk(file, session);
		}
	}

	/** An op script. */
	private static final class OfScript extends WalkSubject {
		OfScript(Path file) {
			super(file);
		}

		@Override
		VirtualMachine machine(IProgressMonitor monitor) throws OperationException {
			return emulated(monitor).document();
		}

		@Override
		Session emulated(IProgressMonitor monitor) throws OperationException {
			return operations(monitor).session();
		}

		@Override
		ScriptSession operations(IProgressMonitor monitor) throws OperationException {
			return ScriptOperation.run(file, Integer.MAX_VALUE, monitor);
		}

		@Override
		WalkResult shown(Session session) {
			return new WalkResult.FreeWalk(session, 0);
		}
	}
}
