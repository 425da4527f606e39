package org.irqscope.trace.pci;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/** What {@code lspci -vvv} prints: a function a paragraph, of which what sends interrupts is kept. */
public final class LspciReader implements LineReader {
	private static final String ADDRESS = "((?:[0-9a-f]{4}:)?[0-9a-f]{2}:[0-9a-f]{2}\\.[0-7])";
	private static final Pattern BEGIN = Pattern.compile("\\s*" + ADDRESS + " ([A-Z][^:]*: .+)");
	private static final Pattern CONTROL = Pattern.compile("Control: .*\\bBusMaster([+-]).*\\bDisINTx([+-]).*");
	private static final Pattern MSIX = Pattern
			.compile("Capabilities: \\[[0-9a-f]+\\] MSI-X: Enable([+-]) Count=(\\d{1,4}) Masked([+-])");
	private static final Pattern DRIVER = Pattern.compile("Kernel driver in use: (\\S+)");
	/** Lines of traces name a processor; they are set in, too. */
	private static final Pattern TRACED = Pattern.compile(".*\\[\\d{3}\\] .*");
	/** How far what stands below a function is set in against it, at least; and how far a tabulator sets it in. */
	private static final int DEEPER = 4, TABULATOR = 8;

	private Optional<Line> begin = Optional.empty();
	private Optional<ShownFact.Msix> msix = Optional.empty();
	private String address = "", title = "", driver = "";
	private boolean master, disabled;

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.LSPCI);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		Matcher first = BEGIN.matcher(line.text());
		if (first.matches()) {
			end(findings);
			begin = Optional.of(line);
			address = first.group(1);
			title = first.group(2);
			return true;
		}
		if (begin.isEmpty() || !isBelow(begin.get().text(), line.text()))
			return false;
		below(line, line.text().strip());
		return true;
	}

	/** A paragraph may have been set in as a whole by whoever quotes it. */
	private static boolean isBelow(String begin, String text) {
		return !text.isBlank() && depth(text) >= depth(begin) + DEEPER && !TRACED.matcher(text).matches();
	}

	private static int depth(String text) {
		return text.substring(0, LineScan.skipBlanks(text, 0)).chars().map(c -> c == '\t' ? TABULATOR : 1).sum();
	}

	private void below(Line line, String text) throws ImportException {
		Matcher control = CONTROL.matcher(text), capability = MSIX.matcher(text), used = DRIVER.matcher(text);
		if (control.matches()) {
			master = control.group(1).equals("+");
			disabled = control.group(2).equals("+");
		} else if (capability.matches())
			msix = Optional.of(new ShownFact.Msix((int) Quantity.COUNT.read(line, capability.group(2)),
					capability.group(1).equals("+"), capability.group(3).equals("+")));
		else if (used.matches())
			driver = used.group(1);
	}

	@Override
	public void pause(Findings findings) {
		end(findings);
	}

	@Override
	public void end(Findings findings) {
		begin.ifPresent(line -> findings.add(
				new ShownFact.Capabilities(line.where(), address, title, master, disabled, msix, driver)));
		begin = Optional.empty();
		msix = Optional.empty();
		driver = "";
		master = false;
		disabled = false;
	}
}
