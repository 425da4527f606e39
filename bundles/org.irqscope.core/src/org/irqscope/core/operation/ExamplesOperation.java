package org.irqscope.core.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.edit.RiscvExample;
import org.irqscope.core.imports.Examples;
import org.irqscope.model.MachineFiles;
import org.irqscope.text.FileException;

/**
 * Puts the examples into a folder: their texts, the machines imported from them, and those of RISC-V. Runs in any
 * thread.
 */
public final class ExamplesOperation {
	/** The machines that come as they are. */
	public static final List<String> MACHINES = List.of("rewrite-vfio", "rewrite-virtio", "rewrite-nvme", "move-vfio");
	private static final int COPYING = 1, IMPORTING = 9;

	private final Path folder;

	/** @param folder where to put them; it must be there */
	public ExamplesOperation(Path folder) {
		this.folder = folder;
	}

	/**
	 * Copies and imports; what is there already stays as it is.
	 *
	 * @throws OperationException when a file cannot be written
	 * @throws OperationCanceledException when the monitor says so
	 */
	public void run(IProgressMonitor monitor) throws OperationException {
		SubMonitor progress = SubMonitor.convert(monitor, Texts.of("task.import"),
				Examples.values().length * (COPYING + IMPORTING) + RiscvExample.values().length);
		for (Examples example : Examples.values()) {
			Path texts = folder.resolve(example.machine());
			copy(example, texts);
			progress.split(COPYING);
			Path machine = folder.resolve(example.machine() + "." + MachineFiles.EXTENSION);
			SubMonitor importing = progress.split(IMPORTING);
			if (!Files.exists(machine))
				new ImportOperation(example.files().stream().map(texts::resolve).toList(), OptionalInt.empty(), machine)
						.run(importing);
		}
		copyMachines();
		for (RiscvExample example : RiscvExample.values()) {
			make(example);
			progress.split(1);
		}
	}

	/** Machines that were made by hand, with stories on what their guests write into MSI-X tables. */
	private void copyMachines() throws OperationException {
		for (String name : MACHINES) {
			Path machine = folder.resolve(name + "." + MachineFiles.EXTENSION);
			try (InputStream document = Examples.machine(name)) {
				if (!Files.exists(machine))
					Files.copy(document, machine);
			} catch (IOException e) {
				throw new OperationException(machine.toString(), 0, FileException.unwritable(e));
			}
		}
	}

	/** A machine that nothing was printed about. */
	private void make(RiscvExample example) throws OperationException {
		Path file = folder.resolve(example.file() + "." + MachineFiles.EXTENSION);
		try {
			if (!Files.exists(file))
				MachineFiles.save(example.create(), file);
		} catch (IOException e) {
			throw new OperationException(file.toString(), 0, FileException.unwritable(e));
		}
	}

	private static void copy(Examples example, Path texts) throws OperationException {
		try {
			Files.createDirectories(texts);
			for (String file : example.files())
				if (!Files.exists(texts.resolve(file)))
					try (InputStream text = example.open(file)) {
						Files.copy(text, texts.resolve(file));
					}
		} catch (IOException e) {
			throw new OperationException(texts.toString(), 0, FileException.unwritable(e));
		}
	}
}
