package org.irqscope.trace.qemu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.emulator.host.PciAddress;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/** What the monitor of QEMU answers to {@code info pci}: a function with its ranges and its interrupt line. */
final class InfoPciReader extends MonitorReader {
	private static final Pattern BEGIN = Pattern
			.compile("Bus +(\\d{1,3}), device +(\\d{1,2}), function (\\d):");
	private static final Pattern TITLE = Pattern.compile("(.+): PCI device ([0-9a-f]{4}:[0-9a-f]{4})");
	private static final Pattern LINE = Pattern.compile("IRQ (\\d{1,3}), pin [A-D]");
	private static final Pattern OTHER = Pattern.compile("PCI subsystem [0-9a-f:]+|BAR\\d: .*|id \".*\"|BUS \\d+\\."
			+ "|(?:secondary|subordinate) bus \\d+\\.|(?:IO|memory|prefetchable memory) range \\[.*\\]|IRQ \\d+\\.");

	/** The function that is being shown; empty outside of one. */
	private String address = "", title = "";

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		Matcher begin = BEGIN.matcher(text);
		if (begin.matches()) {
			address = new PciAddress(Integer.parseInt(begin.group(1)), Integer.parseInt(begin.group(2)),
					Integer.parseInt(begin.group(3))).toString();
			title = "";
			return true;
		}
		return !address.isEmpty()
				&& (takeTitle(text) || takeLine(line, text, findings) || OTHER.matcher(text).matches());
	}

	private boolean takeTitle(String text) {
		Matcher matcher = TITLE.matcher(text);
		if (title.isEmpty() && matcher.matches())
			title = matcher.group(1);
		return matcher.matches();
	}

	private boolean takeLine(Line line, String text, Findings findings) throws ImportException {
		Matcher matcher = LINE.matcher(text);
		if (!matcher.matches())
			return false;
		findings.add(new ShownFact.Function(line.where(), address, title,
				(int) Quantity.GSI.read(line, matcher.group(1))));
		return true;
	}

	@Override
	public void end(Findings findings) {
		address = "";
	}
}
