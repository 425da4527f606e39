package org.irqscope.cli;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.irqscope.core.operation.MachineReading;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.TraceWalkOperation;
import org.irqscope.core.session.Session;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.text.InputFile;

import picocli.CommandLine.Option;

/** What a trace recorded, which a command is about in place of what a machine does by itself. */
public final class NamedTrace {
	@Option(names = "--trace", paramLabel = "TRACE")
	private Optional<Path> trace = Optional.empty();

	/** False for a trace; a pipe has no name that could say so. */
	static boolean isMachine(Path file) {
		return InputFile.isPipe(file) || file.toString().endsWith("." + MachineFiles.EXTENSION);
	}

	/** True where a trace is named, beside a machine or in its place. */
	public boolean isNamed(Path file) {
		return trace.isPresent() || !isMachine(file);
	}

	/** The trace. */
	public Path trace(Path file) {
		return trace.orElse(file);
	}

	/**
	 * Reads the trace, of the machine or of the one that the trace itself shows.
	 *
	 * @param file the machine, or the trace in its place
	 */
	public Session read(Path file, IProgressMonitor monitor) throws OperationException {
		if (!isMachine(file))
			return new TraceWalkOperation(file, Optional.empty()).run(monitor);
		return new TraceWalkOperation(trace.orElseThrow(), Optional.of(MachineReading.read(file, monitor)))
				.run(monitor);
	}
}
