package org.irqscope.cli;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.operation.OperationException;
import org.irqscope.model.MachineFiles;
import org.irqscope.trace.text.InputFile;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The machine that a command lets walk, and what comes to it. */
final class WalkedMachine {
	@Parameters(paramLabel = "M.irqscope", descriptionKey = "irqscope.machine")
	private Path file;
	@Option(names = "--stimulus", paramLabel = "NAME")
	private List<String> stimuli = List.of();
	@Option(names = "--advance", paramLabel = "NS", defaultValue = "0")
	private long nanoseconds;

	Path file() {
		return file;
	}

	/** False for a trace; a pipe has no name that could say so. */
	boolean isMachine() {
		return InputFile.isPipe(file) || file.toString().endsWith("." + MachineFiles.EXTENSION);
	}

	List<String> stimuli() {
		return stimuli;
	}

	/** @throws OperationException when it is negative */
	long nanoseconds() throws OperationException {
		if (nanoseconds < 0)
			throw new OperationException("", 0, Texts.of("walk.advance.negative", Long.toString(nanoseconds)));
		return nanoseconds;
	}
}
