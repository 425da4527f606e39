package org.irqscope.core.imports;

import org.irqscope.trace.facts.SourceLine;

/** Texts that do not make one machine: where that shows, and why. */
public final class MachineImportException extends Exception {
	private static final long serialVersionUID = 1;
	private final SourceLine where;
	private final String reason;

	MachineImportException(SourceLine where, String key, Object... values) {
		this(where, Texts.of(key, values));
	}

	private MachineImportException(SourceLine where, String reason) {
		super(where + ": " + reason);
		this.where = where;
		this.reason = reason;
	}

	/** The place in a file. */
	public SourceLine where() {
		return where;
	}

	/** What is wrong, without the place. */
	public String reason() {
		return reason;
	}
}
