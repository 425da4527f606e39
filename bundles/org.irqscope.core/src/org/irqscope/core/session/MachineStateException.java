package org.irqscope.core.session;

import org.irqscope.core.Texts;

/** A machine that the kernel would not accept: which step, and the error number. */
public final class MachineStateException extends Exception {
	private static final long serialVersionUID = 1;

	MachineStateException(String step, int errno) {
		super(Texts.of("machine.refused", step, errno));
	}

	/** A machine that cannot be set up for another reason. */
	MachineStateException(String reason) {
		super(reason);
	}

	/** As above, as somebody else has found out. */
	MachineStateException(String reason, Throwable cause) {
		super(reason, cause);
	}
}
