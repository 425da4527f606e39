package org.irqscope.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.xmi.XMLResource;

/**
 * Reads and writes {@code *.irqscope} documents: XMI with a format version. Writing is atomic: a reader sees the old
 * document or the new one.
 */
public final class MachineFiles {
	/** The extension of a machine document. */
	public static final String EXTENSION = "irqscope";
	private static final Map<String, Object> OPTIONS = Map.of(XMLResource.OPTION_ENCODING, "UTF-8",
			XMLResource.OPTION_LINE_WIDTH, 120);
	/** A document has no business with other files, which a document type could name. */
	private static final Map<String, Object> LOADING = Map.of(XMLResource.OPTION_PARSER_FEATURES,
			Map.of("http://apache.org/xml/features/disallow-doctype-decl", true));

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
			return load(input, file.toString());
		} catch (IOException e) {
			throw MachineFileException.unreadable(file.toString(), e);
		}
	}

	/** Reads a document from a stream; the name is for messages. */
	public static VirtualMachine load(InputStream input, String name) throws MachineFileException {
		MachineResource resource = new MachineResource();
		ModelPackage.eINSTANCE.eClass();
		try {
			resource.load(new ByteArrayInputStream(input.readAllBytes()), LOADING);
		} catch (IOException | RuntimeException e) {
			throw MachineFileException.broken(name, resource, e);
		}
		if (resource.getContents().isEmpty() || !(resource.getContents().get(0) instanceof VirtualMachine machine))
			throw MachineFileException.noMachine(name);
		if (machine.getFormatVersion() < 1)
			throw MachineFileException.noVersion(name);
		machine.setFormatVersion(Machines.FORMAT_VERSION);
		return machine;
	}

	/**
	 * The document's bytes.
	 *
	 * @throws UncheckedIOException when the machine refers to something outside, which could not be read again
	 */
	public static byte[] bytes(VirtualMachine machine) {
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
