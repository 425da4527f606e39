package org.irqscope.model.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.xmi.XMLResource;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.rules.Limits;

/** Makes a machine of the bytes of a document. One a document. */
final class DocumentReader {
	/** A document has no business with other files, which a document type could name. */
	private static final Map<String, Object> OPTIONS = Map.of(XMLResource.OPTION_PARSER_FEATURES,
			Map.of("http://apache.org/xml/features/disallow-doctype-decl", true));

	private final String name;
	private final MachineResource resource = new MachineResource();

	/** @param name what the document is called in messages */
	DocumentReader(String name) {
		this.name = name;
	}

	VirtualMachine read(byte[] document) throws MachineFileException {
		if (document.length > MachineFiles.LARGEST)
			throw MachineFileException.tooLarge(name);
		ModelPackage.eINSTANCE.eClass();
		resource.places().read(document);
		try {
			resource.load(new ByteArrayInputStream(document), OPTIONS);
		} catch (DocumentFault e) {
			throw MachineFileException.fault(name, e.line(), e.getMessage());
		} catch (IOException | RuntimeException e) {
			throw MachineFileException.broken(name, document, resource, e);
		}
		return checked();
	}

	private VirtualMachine checked() throws MachineFileException {
		if (resource.getContents().isEmpty() || !(resource.getContents().get(0) instanceof VirtualMachine machine))
			throw MachineFileException.noMachine(name);
		if (machine.getFormatVersion() < 1)
			throw MachineFileException.noVersion(name);
		Optional<Limits.Excess> excess = Limits.excess(machine);
		if (excess.isPresent())
			throw MachineFileException.fault(name,
					resource.places().line(excess.get().where(), excess.get().attribute()), excess.get().text());
		machine.setFormatVersion(Machines.FORMAT_VERSION);
		return machine;
	}
}
