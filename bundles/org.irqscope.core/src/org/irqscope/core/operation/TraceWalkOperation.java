package org.irqscope.core.operation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.session.Session;
import org.irqscope.core.traced.TracedWalk;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;

/** Makes a session of what a trace recorded, which can be read and not changed. Runs in any thread, once at a time. */
public final class TraceWalkOperation {
	private final Path trace;
	private final Optional<VirtualMachine> machine;

	/**
	 * A walk of a trace.
	 *
	 * @param trace a file with the output of perf script or ftrace
	 * @param machine the machine that the trace was taken of; nothing where the trace itself says what there is
	 */
	public TraceWalkOperation(Path trace, Optional<VirtualMachine> machine) {
		this.trace = trace;
		this.machine = machine;
	}

	/**
	 * Reads the trace.
	 *
	 * @return a session before the first hop
	 * @throws OperationException when the file cannot be read, or holds no events
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Session run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.import"), 2 * TraceProgress.WORK);
		TracedWalk walk = walk(progress.split(TraceProgress.WORK));
		VirtualMachine document = machine.isPresent() ? machine.get() : imported(progress.split(TraceProgress.WORK));
		return HostWalkOperation.recorded(document, String.valueOf(trace.getFileName()), walk);
	}

	private TracedWalk walk(IProgressMonitor monitor) throws OperationException {
		try {
			ImportedText text = TraceImporter.read(trace,
					new TraceProgress(SubMonitor.convert(monitor, TraceProgress.WORK)));
			TracedWalk walk = TracedWalk.of(text);
			if (walk.size() == 0)
				throw new OperationException(trace.toString(), 0, Texts.of("trace.no.events"));
			return walk;
		} catch (ImportException e) {
			throw new OperationException(e);
		} catch (CancellationException e) {
			throw (OperationCanceledException) new OperationCanceledException().initCause(e);
		}
	}

	/** The machine that the trace shows. */
	private VirtualMachine imported(IProgressMonitor monitor) throws OperationException {
		Path target = trace.resolveSibling(trace.getFileName() + "." + MachineFiles.EXTENSION);
		return new ImportOperation(List.of(trace), OptionalInt.empty(), target).preview(monitor);
	}
}
