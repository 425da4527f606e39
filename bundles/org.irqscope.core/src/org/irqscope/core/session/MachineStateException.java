package org.irqscope.core.session;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.model.file.MachineFiles;

/** A machine that the kernel would not accept: which step, which part of the document, and the error number. */
public final class MachineStateException extends Exception {
	private static final long serialVersionUID = 1;
	private final int line;

	MachineStateException(EObject part, String step, int errno) {
		this(part, Texts.of("machine.refused", step, Errno.name(errno), errno));
	}

	/** A machine that cannot be set up as a part of it is wrong. */
	MachineStateException(EObject part, String reason) {
		super(reason);
		line = MachineFiles.line(part);
	}

	/** A machine that cannot be set up for another reason. */
	public MachineStateException(String reason) {
		super(reason);
		line = 0;
	}

	/** The line of the part in the document that the machine was read from, from 1; 0 when there is none. */
	public int line() {
		return line;
	}

	/** As above, as somebody else has found out. */
	MachineStateException(String reason, Throwable cause) {
		super(reason, cause);
		line = cause instanceof MachineStateException refusal ? refusal.line() : 0;
	}
}
