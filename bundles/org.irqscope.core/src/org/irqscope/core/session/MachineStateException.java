package org.irqscope.core.session;

import org.irqscope.core.Texts;

/** A machine that the kernel would not accept: which step, and the error number. */
public final class MachineStateException extends Exception {
	private static final long serialVersionUID = 1;

	MachineStateException(String step, int errno) {
		super(errno == 0 ? Texts.of("machine.refused", step) : Texts.of("machine.refused.errno", step, errno));
	}
}
