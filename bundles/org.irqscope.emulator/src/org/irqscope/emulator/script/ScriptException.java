package org.irqscope.emulator.script;

import java.util.Locale;

/** A script that cannot be run: which line, and why. */
public final class ScriptException extends Exception {
	private static final long serialVersionUID = 1;
	private final int line;

	ScriptException(int line, String key, Object... values) {
		super(Texts.of(Locale.getDefault(), key, values));
		this.line = line;
	}

	/** The number of the line, from 1. */
	public int line() {
		return line;
	}
}
