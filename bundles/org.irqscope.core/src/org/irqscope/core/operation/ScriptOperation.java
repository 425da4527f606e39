package org.irqscope.core.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.session.ScriptSession;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
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
