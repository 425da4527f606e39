package org.irqscope.core.operation;

import java.nio.file.Path;

import org.irqscope.model.MachineFileException;
import org.irqscope.model.MachineFiles;
import org.irqscope.model.VirtualMachine;

/** Reads machine documents for operations. Keeps no state, for any thread. */
public final class MachineReading {
	private MachineReading() {
	}

	/**
	 * Reads a document.
	 *
	 * @throws OperationException when it cannot be read, or is no machine
	 */
	public static VirtualMachine read(Path file) throws OperationException {
		try {
			return MachineFiles.load(file);
		} catch (MachineFileException e) {
			throw new OperationException(e);
		}
	}
}
