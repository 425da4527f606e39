package org.irqscope.core.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Stimuli;
import org.irqscope.core.session.script.MachineScript;
import org.irqscope.core.session.script.ScriptSession;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.text.FileException;

/** Walks through what an op script does to the emulator. Keeps no state, for any thread. */
public final class ScriptOperation {
	private ScriptOperation() {
	}

	/**
	 * Runs the machine of a script that a line belongs to.
	 *
	 * @param line the number of the line, from 1; beyond the end means the last machine
	 * @throws OperationException when the file cannot be read, or a line is wrong
	 * @throws OperationCanceledException when the monitor says so
	 */
	public static ScriptSession run(Path file, int line, IProgressMonitor monitor) throws OperationException {
		try {
			return run(file.toString(), Files.readAllLines(file), line, monitor);
		} catch (IOException e) {
			throw new OperationException(file.toString(), 0, FileException.unreadable(e));
		} catch (OutOfMemoryError e) {
			throw new OperationException(file.toString(), 0, FileException.outOfMemory());
		}
	}

	/**
	 * Runs the machine of a document, as operations that a kernel can be asked for, too.
	 *
	 * @param file where it was read, for messages
	 * @param stimulus the name or the id of what is done to it; nothing for its first stimulus
	 * @throws OperationException when the machine cannot be, or has no such stimulus
	 */
	public static ScriptSession run(VirtualMachine machine, String file, Optional<String> stimulus,
			IProgressMonitor monitor) throws OperationException {
		try {
			List<String> lines = MachineScript.of(machine, Stimuli.named(machine, stimulus));
			return run(String.valueOf(machine.getName()), lines, Integer.MAX_VALUE, monitor);
		} catch (MachineStateException e) {
			throw new OperationException(file, 0, e.getMessage());
		}
	}

	/** Runs a script that has been read already; the name is for messages. */
	public static ScriptSession run(String name, List<String> lines, int line, IProgressMonitor monitor)
			throws OperationException {
		try {
			return ScriptSession.run(name, OpScript.parse(lines), line, monitor::isCanceled);
		} catch (ScriptException e) {
			throw new OperationException(name, e.line(), e.getMessage());
		} catch (CancellationException e) {
			throw (OperationCanceledException) new OperationCanceledException().initCause(e);
		}
	}
}
