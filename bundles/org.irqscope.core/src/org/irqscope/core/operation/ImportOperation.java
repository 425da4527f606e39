package org.irqscope.core.operation;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.imports.MachineImport;
import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.trace.text.ImportException;

/** Makes a machine document out of what tools printed. Runs in any thread, once at a time. */
public final class ImportOperation {
	private static final int SAVING = TraceProgress.WORK / 10;

	private final List<Path> files;
	private final OptionalInt process;
	private final Map<String, String> told;
	private final Path target;

	/**
	 * An import.
	 *
	 * @param files at least one; the same one twice counts once
	 * @param process the process whose machine is meant, when the files describe several
	 * @param target the document to write; its name without extension is the machine's
	 */
	public ImportOperation(List<Path> files, OptionalInt process, Path target) {
		this(files, process, Map.of(), target);
	}

	/**
	 * An import that is told what no file says.
	 *
	 * @param told values by the keys of assumptions
	 */
	public ImportOperation(List<Path> files, OptionalInt process, Map<String, String> told, Path target) {
		Map<Path, Path> distinct = new LinkedHashMap<>();
		files.forEach(file -> distinct.putIfAbsent(file.toAbsolutePath().normalize(), file));
		this.files = List.copyOf(distinct.values());
		this.process = process;
		this.told = Map.copyOf(told);
		this.target = target;
	}

	/**
	 * Reads the files and writes nothing yet.
	 *
	 * @throws OperationException when a file cannot be read, or the files do not make one machine
	 * @throws OperationCanceledException when the monitor says so
	 */
	public VirtualMachine preview(IProgressMonitor monitor) throws OperationException {
		checkTarget();
		return read(SubMonitor.convert(monitor, Texts.of("task.import"), TraceProgress.WORK));
	}

	/**
	 * Reads the files and writes the document; all or nothing.
	 *
	 * @return the machine, as it was written
	 * @throws OperationException when a file cannot be read or written, or the files do not make one machine
	 * @throws OperationCanceledException when the monitor says so
	 */
	public VirtualMachine run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.import"), TraceProgress.WORK + SAVING);
		checkTarget();
		VirtualMachine machine = read(progress.split(TraceProgress.WORK));
		progress.split(SAVING);
		OutputFile.write(target, out -> out.write(MachineFiles.bytes(machine)));
		return machine;
	}

	private void checkTarget() throws OperationException {
		for (Path file : files)
			if (OutputFile.isSame(file, target))
				throw new OperationException(file.toString(), 0, Texts.of("input.is.output"));
	}

	private VirtualMachine read(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, TraceProgress.WORK);
		try {
			return MachineImport.read(name(), files, process, new Assumptions(told),
					new TraceProgress(progress));
		} catch (ImportException | MachineImportException e) {
			throw new OperationException(e);
		} catch (CancellationException e) {
			throw (OperationCanceledException) new OperationCanceledException().initCause(e);
		}
	}

	private String name() {
		String name = String.valueOf(target.getFileName());
		String extension = "." + MachineFiles.EXTENSION;
		return name.endsWith(extension) ? name.substring(0, name.length() - extension.length()) : name;
	}
}
