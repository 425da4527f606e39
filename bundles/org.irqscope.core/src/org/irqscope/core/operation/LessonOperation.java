package org.irqscope.core.operation;

import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.core.Texts;
import org.irqscope.core.lesson.OfferedExample;
import org.irqscope.model.file.MachineFiles;

/** Writes the machine of an example to a folder. Runs in any thread. */
public final class LessonOperation {
	private final OfferedExample example;
	private final Path folder;

	/** @param folder where to put it; it must be there */
	public LessonOperation(OfferedExample example, Path folder) {
		this.example = example;
		this.folder = folder;
	}

	/** The file that is written. */
	public Path file() {
		return folder.resolve(example.name() + "." + MachineFiles.EXTENSION);
	}

	/**
	 * Writes; a file that is there already stays as it is.
	 *
	 * @throws OperationException when there is a file, or it cannot be written
	 */
	public void run() throws OperationException {
		if (Files.exists(file()))
			throw new OperationException(file().toString(), 0, Texts.of("lesson.exists"));
		byte[] document = MachineFiles.bytes(example.machine().get());
		OutputFile.write(file(), out -> out.write(document));
	}
}
