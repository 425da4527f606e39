package org.irqscope.model.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.rules.Limits;

/**
 * Reads and writes {@code *.irqscope} documents: XMI with a format version. Writing is atomic: a reader sees the old
 * document or the new one.
 */
public final class MachineFiles {
	/** The extension of a machine document. */
	public static final String EXTENSION = "irqscope";
	private static final Map<String, Object> OPTIONS = Map.of(XMLResource.OPTION_ENCODING, "UTF-8",
			XMLResource.OPTION_LINE_WIDTH, 120);
	/** The largest machine that the kernel has room for takes a tenth of this; what is larger is something else. */
	public static final int LARGEST = 64 << 20;

	private MachineFiles() {
	}

	/**
	 * Reads a document.
	 *
	 * @throws MachineFileException with the line when it is no machine document, or one of a later version
	 */
	public static VirtualMachine load(Path file) throws MachineFileException {
		if (Files.isDirectory(file))
			throw MachineFileException.folder(file.toString());
		try (InputStream input = Files.newInputStream(file)) {
			if (Files.size(file) > LARGEST)
				throw MachineFileException.tooLarge(file.toString());
			UnfinishedFiles.clean(file.toAbsolutePath().getParent());
			return load(input, file.toString());
		} catch (IOException e) {
			throw MachineFileException.unreadable(file.toString(), e);
		}
	}

	/** Reads a document from a stream; the name is for messages. */
	public static VirtualMachine load(InputStream input, String name) throws MachineFileException {
		try {
			return new DocumentReader(name).read(input.readNBytes(LARGEST + 1));
		} catch (IOException e) {
			throw MachineFileException.unreadable(name, e);
		} catch (OutOfMemoryError e) {
			throw MachineFileException.tooMuch(name);
		}
	}

	/** The line on which an object begins in the document that it was read from, from 1; 0 when there is none. */
	public static int line(EObject object) {
		return object.eResource() instanceof MachineResource document ? document.places().line(object) : 0;
	}

	/**
	 * The document's bytes.
	 *
	 * @throws UncheckedIOException when the machine could not be read again: it refers to something outside, or has
	 *         more than there is room for
	 */
	public static byte[] bytes(VirtualMachine machine) {
		Optional<Limits.Excess> excess = Limits.excess(machine);
		if (excess.isPresent())
			throw new UncheckedIOException(MachineFileException.unwritable(excess.get().text()));
		VirtualMachine written = WithoutOutside.of(machine);
		Resource resource = written.eResource();
		if (resource == null) {
			resource = new MachineResource();
			resource.getContents().add(written);
		}
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try {
			resource.save(output, OPTIONS);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		if (output.size() > LARGEST)
			throw new UncheckedIOException(MachineFileException.unwritable(MachineFileException.size()));
		return output.toByteArray();
	}

	/** Writes a document as a whole or not at all. */
	public static void save(VirtualMachine machine, Path file) throws IOException {
		try {
			byte[] bytes = bytes(machine);
			AtomicFile.write(file, out -> out.write(bytes));
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}
}
