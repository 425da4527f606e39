package org.irqscope.core.imports.evidence;

import org.irqscope.core.Texts;
import org.irqscope.text.FileException;
import org.irqscope.trace.facts.SourceLine;

/** Texts that do not make one machine: where that shows, and why. */
public final class MachineImportException extends FileException {
	private static final long serialVersionUID = 1;

	/** What texts say at a line does not go with the rest. */
	public MachineImportException(SourceLine where, String key, Object... values) {
		super(where.file(), where.line(), Texts.of(key, values));
	}

	/** What an import was told is refused, whatever the texts say. */
	public MachineImportException(String key, Object... values) {
		super("", 0, Texts.of(key, values));
	}
}
