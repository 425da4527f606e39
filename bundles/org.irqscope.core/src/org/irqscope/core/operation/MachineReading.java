package org.irqscope.core.operation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFileException;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.text.FileException;
import org.irqscope.trace.text.InputFile;

/** Reads machine documents for operations. Keeps no state, for any thread. */
public final class MachineReading {
	/** More than any document has, so that the reader sees when one is too large. */
	private static final int ENOUGH = 128 << 20;

	private MachineReading() {
	}

	/**
	 * Reads a document.
	 *
	 * @throws OperationException when it cannot be read, or is no machine
	 */
	public static VirtualMachine read(Path file) throws OperationException {
		return read(file, new NullProgressMonitor());
	}

	/**
	 * Reads a document that may come out of a pipe.
	 *
	 * @param file may be {@link InputFile#STANDARD_INPUT}
	 * @param monitor asked while a pipe keeps the reader waiting
	 * @throws OperationException when it cannot be read, or is no machine
	 * @throws OperationCanceledException when the monitor says so
	 */
	public static VirtualMachine read(Path file, IProgressMonitor monitor) throws OperationException {
		try {
			return InputFile.isPipe(file) ? readPipe(file, monitor) : MachineFiles.load(file);
		} catch (MachineFileException e) {
			throw new OperationException(e);
		}
	}

	private static VirtualMachine readPipe(Path file, IProgressMonitor monitor)
			throws OperationException, MachineFileException {
		try (InputStream in = InputFile.open(file, monitor::isCanceled)) {
			return MachineFiles.load(new ByteArrayInputStream(in.readNBytes(ENOUGH)), file.toString());
		} catch (CancellationException e) {
			throw (OperationCanceledException) new OperationCanceledException().initCause(e);
		} catch (IOException e) {
			throw new OperationException(file.toString(), 0, FileException.unreadable(e));
		}
	}
}
