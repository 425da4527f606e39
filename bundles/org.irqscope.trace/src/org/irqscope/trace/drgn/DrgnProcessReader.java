package org.irqscope.trace.drgn;

import java.util.Optional;

import org.irqscope.trace.facts.ProcessFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/** The line in which a drgn script names the process whose machine follows. */
public final class DrgnProcessReader implements LineReader {
	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.DRGN);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (!line.starts("=====>kvm "))
			return false;
		findings.add(new ProcessFact(line.where(), line.intField("userspace_pid", Quantity.PID)));
		return true;
	}
}
