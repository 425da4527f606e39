package org.irqscope.cli;

/** With what the program ends, for scripts that call it. */
public final class ExitCode {
	/** Everything was done. */
	public static final int DONE = 0;
	/** Two things that were compared are not the same. */
	public static final int DIFFERENT = 1;
	/** The arguments mean nothing, or a file cannot be used. */
	public static final int UNUSABLE = 2;

	private ExitCode() {
	}
}
