package org.irqscope.core.run;

/** A request that a run refuses; the message is for people. */
public final class RunException extends Exception {
	private static final long serialVersionUID = 1;

	public RunException(String message) {
		super(message);
	}

	public RunException(String message, Throwable cause) {
		super(message, cause);
	}
}
