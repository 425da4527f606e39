package org.irqscope.core.operation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.irqscope.core.Texts;
import org.irqscope.core.imports.Examples;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.text.FileException;

/**
 * Puts into a folder what a new workspace begins with: what tools printed, the machines imported from it, and one made
 * by hand for the cheat sheet about messages. Runs in any thread.
 */
public final class ExamplesOperation {
	private static final String BY_HAND = "rewrite-vfio";
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
				Examples.values().length * (COPYING + IMPORTING) + COPYING);
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
		copyMachine(folder.resolve(BY_HAND + "." + MachineFiles.EXTENSION));
		progress.split(COPYING);
	}

	private static void copyMachine(Path machine) throws OperationException {
		if (Files.exists(machine))
			return;
		try (InputStream document = Examples.machine(BY_HAND)) {
			Files.copy(document, machine);
		} catch (IOException e) {
			throw new OperationException(machine.toString(), 0, FileException.unwritable(e));
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
