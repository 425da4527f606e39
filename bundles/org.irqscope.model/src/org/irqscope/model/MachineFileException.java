package org.irqscope.model;

import java.text.MessageFormat;
import java.util.ResourceBundle;

import org.eclipse.emf.ecore.resource.Resource;

/** A document that cannot be read: which file, which line where it is known, and why. */
public final class MachineFileException extends Exception {
	private static final long serialVersionUID = 1;

	private MachineFileException(String key, Throwable cause, Object... values) {
		super(MessageFormat.format(
				ResourceBundle.getBundle(MachineFileException.class.getPackageName() + ".messages").getString(key),
				values), cause);
	}

	static MachineFileException unreadable(String file, Exception cause) {
		return new MachineFileException("file.unreadable", cause, file, cause.getMessage());
	}

	static MachineFileException broken(String file, Resource resource, Exception cause) {
		int line = resource.getErrors().stream().mapToInt(Resource.Diagnostic::getLine).filter(at -> at > 0).findFirst()
				.orElse(0);
		String reason = resource.getErrors().isEmpty() ? cause.getMessage()
				: resource.getErrors().get(0).getMessage();
		return new MachineFileException("file.broken", cause, file, line, reason);
	}

	static MachineFileException noMachine(String file) {
		return new MachineFileException("file.no.machine", null, file);
	}

	static MachineFileException laterVersion(String file, int version) {
		return new MachineFileException("file.later.version", null, file, version, Machines.FORMAT_VERSION);
	}
}
