package org.irqscope.model.file;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;
import org.irqscope.text.FileException;
import org.xml.sax.SAXParseException;

/** A document that cannot be read: which file, which line where it is known, and why. The message is one line. */
public final class MachineFileException extends FileException {
	private static final long serialVersionUID = 1;
	/** Behind the messages of EMF stand the address of the resource, line and column. */
	private static final Pattern PLACE = Pattern.compile(" \\([^()]*, -?\\d+, -?\\d+\\)$");

	private MachineFileException(String file, int line, Throwable cause, String reason) {
		super(file, line, reason);
		initCause(cause);
	}

	static MachineFileException folder(String file) {
		return new MachineFileException(file, 0, null, FileException.folder());
	}

	static MachineFileException unreadable(String file, IOException cause) {
		return new MachineFileException(file, 0, cause, FileException.unreadable(cause));
	}

	static MachineFileException tooLarge(String file) {
		return new MachineFileException(file, 0, null, size());
	}

	/** What is wrong with a document that is too large. */
	static String size() {
		return Texts.of("file.large", MachineFiles.LARGEST >> 20);
	}

	static MachineFileException tooMuch(String file) {
		return new MachineFileException(file, 0, null, FileException.outOfMemory());
	}

	static MachineFileException fault(String file, int line, String reason) {
		return new MachineFileException(file, line, null, reason);
	}

	static MachineFileException broken(String file, byte[] document, Resource resource, Exception cause) {
		for (Throwable one = cause; one != null; one = one.getCause())
			if (one instanceof DocumentEvents.LaterVersionException later)
				return laterVersion(file, later.version());
		int line = resource.getErrors().stream().mapToInt(Resource.Diagnostic::getLine).filter(at -> at > 0).findFirst()
				.orElseGet(() -> lineOfBrokenText(document, cause));
		return new MachineFileException(file, line, cause, Texts.of("file.broken", problem(resource, cause)));
	}

	/** The parser does not say where it stopped when bytes are no text. */
	private static int lineOfBrokenText(byte[] document, Throwable cause) {
		boolean text = true;
		for (Throwable one = cause; one != null; one = one.getCause())
			text &= !(one instanceof CharConversionException);
		if (text)
			return 0;
		ByteBuffer bytes = ByteBuffer.wrap(document);
		StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(document.length), true);
		int line = 1;
		for (int at = 0; at < bytes.position(); at++)
			line += document[at] == '\n' ? 1 : 0;
		return line;
	}

	/** What the parser says, without the places that it knows the document by. */
	private static String problem(Resource resource, Exception cause) {
		for (Throwable one = cause; one != null; one = one.getCause())
			if (one instanceof SAXParseException || one instanceof CharConversionException)
				return firstLine(one.getMessage());
		String message = resource.getErrors().isEmpty() ? cause.getMessage() : resource.getErrors().get(0).getMessage();
		return PLACE.matcher(firstLine(message)).replaceFirst("");
	}

	static MachineFileException noMachine(String file) {
		return new MachineFileException(file, 0, null, Texts.of("file.no.machine"));
	}

	static MachineFileException noVersion(String file) {
		return new MachineFileException(file, 0, null, Texts.of("file.no.version"));
	}

	static MachineFileException laterVersion(String file, int version) {
		return new MachineFileException(file, 0, null, Texts.of("file.later.version", version,
				Machines.FORMAT_VERSION));
	}

	/** Why a machine cannot be written. */
	static IOException reference(EObject from, EObject to) {
		return new IOException(Texts.of("file.reference", name(from), name(to)));
	}

	/** Why a machine cannot be written. */
	static IOException unwritable(String reason) {
		return new IOException(Texts.of("file.unwritable", reason));
	}

	private static String name(EObject object) {
		return object instanceof Element element ? element.getId() : Machines.sort(object);
	}

	private static String firstLine(String message) {
		return String.valueOf(message).lines().findFirst().orElse("");
	}
}
