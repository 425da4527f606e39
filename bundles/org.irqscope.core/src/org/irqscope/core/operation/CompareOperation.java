package org.irqscope.core.operation;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.compare.CallComparison;
import org.irqscope.core.compare.TraceComparison;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;

/** Compares a walk with a recorded trace. Runs in the thread that owns the walk. */
public final class CompareOperation {
	private final Walk walk;
	private final Path trace;
	private Optional<ImportedText> text = Optional.empty();

	/**
	 * A comparison.
	 *
	 * @param walk the walk
	 * @param trace a file with the output of perf script or ftrace
	 */
	public CompareOperation(Walk walk, Path trace) {
		this.walk = walk;
		this.trace = trace;
	}

	/**
	 * Reads the trace and compares.
	 *
	 * @throws OperationException when the file cannot be read, or holds no events
	 * @throws OperationCanceledException when the monitor says so
	 */
	public TraceComparison run(IProgressMonitor monitor) throws OperationException {
		ImportedText read = read(monitor);
		if (read.events().isEmpty())
			throw new OperationException(trace.toString(), 0, Texts.of("trace.no.events"));
		return TraceComparison.of(walk, read.events());
	}

	/**
	 * Reads the trace of a function tracer and compares the names of functions.
	 *
	 * @return nothing for a trace that holds events, or no calls
	 * @throws OperationException when the file cannot be read
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Optional<CallComparison> calls(IProgressMonitor monitor) throws OperationException {
		ImportedText read = read(monitor);
		return read.events().isEmpty() && !read.calls().isEmpty() ? Optional.of(CallComparison.of(walk, read.calls()))
				: Optional.empty();
	}

	/** The trace, which may be a pipe and is read once. */
	private ImportedText read(IProgressMonitor monitor) throws OperationException {
		if (text.isEmpty())
			text = Optional.of(readFile(monitor));
		return text.get();
	}

	private ImportedText readFile(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.import"), TraceProgress.WORK);
		try {
			return TraceImporter.read(trace, new TraceProgress(progress));
		} catch (ImportException e) {
			throw new OperationException(e);
		} catch (CancellationException e) {
			throw (OperationCanceledException) new OperationCanceledException().initCause(e);
		}
	}
}
