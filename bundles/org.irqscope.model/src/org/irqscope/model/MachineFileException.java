package org.irqscope.model;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.xml.sax.SAXParseException;

/** A document that cannot be read: which file, which line where it is known, and why. The message is one line. */
public final class MachineFileException extends Exception {
	private static final long serialVersionUID = 1;
	/** Behind the messages of EMF stand the address of the resource, line and column. */
	private static final Pattern PLACE = Pattern.compile(" \\([^()]*, -?\\d+, -?\\d+\\)$");
	private final String file;
	private final int line;
	private final String reason;

	private MachineFileException(String file, int line, Throwable cause, String reason) {
		super(line == 0 ? file + ": " + reason : file + ":" + line + ": " + reason, cause);
		this.file = file;
		this.line = line;
		this.reason = reason;
	}

	/** The file, as it was named to the reader. */
	public String file() {
		return file;
	}

	/** The number of the line, from 1; 0 when the file as a whole is meant. */
	public int line() {
		return line;
	}

	/** What is wrong, without the place. */
	public String reason() {
		return reason;
	}

	static MachineFileException folder(String file) {
		return new MachineFileException(file, 0, null, Texts.of("file.folder"));
	}

	static MachineFileException unreadable(String file, IOException cause) {
		if (cause instanceof NoSuchFileException)
			return new MachineFileException(file, 0, cause, Texts.of("file.missing"));
		if (cause instanceof AccessDeniedException)
			return new MachineFileException(file, 0, cause, Texts.of("file.denied"));
		String reason = cause instanceof FileSystemException refused && refused.getReason() != null ? refused.getReason()
				: firstLine(cause.getMessage());
		return new MachineFileException(file, 0, cause, Texts.of("file.unreadable", reason));
	}

	static MachineFileException broken(String file, Resource resource, Exception cause) {
		for (Throwable one = cause; one != null; one = one.getCause())
			if (one instanceof DocumentEvents.LaterVersionException later)
				return laterVersion(file, later.version());
		int line = resource.getErrors().stream().mapToInt(Resource.Diagnostic::getLine).filter(at -> at > 0).findFirst()
				.orElse(0);
		return new MachineFileException(file, line, cause, Texts.of("file.broken", problem(resource, cause)));
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
		return new MachineFileException(file, 0, null, Texts.of("file.later.version", version, Machines.FORMAT_VERSION));
	}

	/** Why a machine cannot be written. */
	static IOException reference(EObject from, EObject to) {
		return new IOException(Texts.of("file.reference", name(from), name(to)));
	}

	private static String name(EObject object) {
		return object instanceof Element element ? element.getId() : object.eClass().getName();
	}

	private static String firstLine(String message) {
		return String.valueOf(message).lines().findFirst().orElse("");
	}
}
