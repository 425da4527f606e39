package org.irqscope.core.operation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.emulator.script.Backend;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpReader;
import org.irqscope.emulator.script.OpResult;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.kvm.HostKvmException;
import org.irqscope.text.FileException;
import org.irqscope.trace.text.InputFile;

/**
 * Runs a script file on a backend, an operation at a time: neither the script nor the answers stay in memory. Runs in
 * any thread, once at a time.
 */
public final class ReplayOperation {
	private static final int WORK = 1000;

	private final Path file;
	private final Backend<?> backend;

	public ReplayOperation(Path file, Backend<?> backend) {
		this.file = file;
		this.backend = backend;
	}

	/**
	 * Runs the script, unless a line of it is wrong.
	 *
	 * @param answers is given each answer
	 * @throws OperationException when the file cannot be read, a line is wrong, or the host refuses a machine
	 * @throws OperationCanceledException when the monitor says so
	 */
	public void run(Consumer<OpResult> answers, IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.replay"), WORK);
		if (InputFile.isFolder(file))
			throw new OperationException(file.toString(), 0, FileException.folder());
		try (ScriptFile script = ScriptFile.open(file, progress::isCanceled)) {
			OpReader reader = new OpReader(backend.dialect().language());
			while (script.next()) {
				next(script, reader);
				checkCancelled(progress);
			}
			script.rewind();
			replay(script, answers, progress);
		} catch (CancellationException e) {
			throw (OperationCanceledException) new OperationCanceledException().initCause(e);
		} catch (IOException e) {
			throw new OperationException(file.toString(), 0, FileException.unreadable(e));
		} catch (HostKvmException e) {
			throw HostOpening.refused(e);
		}
	}

	private void replay(ScriptFile script, Consumer<OpResult> answers, SubMonitor progress)
			throws OperationException, IOException {
		OpReader reader = new OpReader(backend.dialect().language());
		int reported = 0;
		try (ScriptRunner<?> runner = new ScriptRunner<>(backend)) {
			while (script.next()) {
				next(script, reader).map(runner::run).ifPresent(answers);
				checkCancelled(progress);
				int worked = script.share(WORK);
				progress.worked(worked - reported);
				reported = worked;
			}
		}
	}

	private static void checkCancelled(IProgressMonitor monitor) {
		if (monitor.isCanceled())
			throw new OperationCanceledException();
	}

	private Optional<Op> next(ScriptFile script, OpReader reader) throws OperationException {
		try {
			return reader.read(script.line());
		} catch (ScriptException e) {
			throw new OperationException(file.toString(), e.line(), e.getMessage());
		}
	}
}
