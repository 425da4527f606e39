package org.irqscope.trace.drgn;

import java.util.Optional;

import org.irqscope.trace.facts.IrqfdFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/** The irqfds of a machine and its routing table: which GSI belongs to which pin, and who delivers some of them. */
public final class DrgnRoutingReader implements LineReader {
	private static final String IRQFD = "=>kvm_kernel_irqfd ", FUNCTION = "inject.func:";

	private Optional<OpenRouting> table = Optional.empty();

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.DRGN);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (table.isPresent() && table.get().take(line))
			return true;
		if (line.starts("==>irqfds:"))
			return true;
		if (line.starts(IRQFD)) {
			findings.add(irqfd(line));
			return true;
		}
		if (line.starts("==>irq_routing ")) {
			end(findings);
			table = Optional.of(new OpenRouting(line));
			return true;
		}
		if (line.starts("=>gsi:"))
			throw line.wrong("gsi.without.table");
		return false;
	}

	private static IrqfdFact irqfd(Line line) throws ImportException {
		int at = line.text().indexOf(FUNCTION);
		if (at < 0)
			throw line.wrong("missing", "inject.func");
		return new IrqfdFact(line.where(), line.intField("gsi", Quantity.GSI),
				DrgnSymbol.of(line, line.text().substring(at + FUNCTION.length())));
	}

	@Override
	public void end(Findings findings) throws ImportException {
		if (table.isPresent())
			table.get().close(findings);
		table = Optional.empty();
	}
}
