package org.irqscope.core.imports;

import org.irqscope.core.Texts;
import org.irqscope.text.FileException;
import org.irqscope.trace.facts.SourceLine;

/** Texts that do not make one machine: where that shows, and why. */
public final class MachineImportException extends FileException {
	private static final long serialVersionUID = 1;

	MachineImportException(SourceLine where, String key, Object... values) {
		super(where.file(), where.line(), Texts.of(key, values));
	}
}
