package org.irqscope.trace;

import java.util.Optional;

/** The line in which a drgn script names the process whose machine follows. */
final class DrgnProcessReader implements LineReader {
	@Override
	public Optional<Format> format() {
		return Optional.of(Format.DRGN);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (!line.starts("=====>kvm "))
			return false;
		findings.add(new ProcessFact(line.where(), line.intField("userspace_pid", Quantity.PID)));
		return true;
	}
}
