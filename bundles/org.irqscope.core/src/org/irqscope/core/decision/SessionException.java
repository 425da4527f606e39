package org.irqscope.core.decision;

/** Why a session cannot be repeated: the line of its file, and the reason, for people. */
public final class SessionException extends Exception {
	private static final long serialVersionUID = 1;
	private final int line;

	SessionException(int line, String reason) {
		super(reason);
		this.line = line;
	}

	/** The line of the file, from 1. */
	public int line() {
		return line;
	}
}
