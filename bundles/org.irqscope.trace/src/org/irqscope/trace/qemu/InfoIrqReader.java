package org.irqscope.trace.qemu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/** What the monitor of QEMU answers to {@code info irq}: how often QEMU itself has raised each line of its chips. */
final class InfoIrqReader extends MonitorReader {
	private static final Pattern HEADING = Pattern.compile("IRQ statistics for ([\\w.-]+):"),
			MISSING = Pattern.compile("IRQ statistics not available for ([\\w.-]+)\\."),
			COUNT = Pattern.compile("(\\d{1,3}): (\\d{1,19})");
	private boolean inChip;

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		Matcher heading = HEADING.matcher(text), missing = MISSING.matcher(text), count = COUNT.matcher(text);
		if (heading.matches())
			findings.add(new ShownFact.Chip(line.where(), heading.group(1)));
		else if (missing.matches())
			findings.add(new ShownFact.Chip(line.where(), missing.group(1)));
		else if (inChip && count.matches())
			findings.add(new ShownFact.Raised(line.where(), (int) Quantity.GSI.read(line, count.group(1)),
					Quantity.COUNT.read(line, count.group(2))));
		else
			return false;
		inChip = !missing.matches();
		return true;
	}

	@Override
	public void end(Findings findings) {
		inChip = false;
	}
}
