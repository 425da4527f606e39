package org.irqscope.trace.pci;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/**
 * {@code /sys/kernel/debug/iommu/intel/ir_translation_struct}: the interrupt remapping tables of a host, those that
 * lead to the host first, then those that post.
 */
public final class RemappingReader implements LineReader {
	private static final Pattern HEAD = Pattern.compile("(?:Remapped|Posted) Interrupt supported on IOMMU: (\\S+)");
	private static final Pattern ROW = Pattern.compile("(\\d{1,5}) +([0-9a-f]{2}:[0-9a-f]{2}\\.[0-7])"
			+ "(?: +[0-9a-f]{8}){1,2} +[0-9a-f]{2} +([0-9a-f]{16})\\s+([0-9a-f]{16})");
	private static final Pattern OTHER = Pattern.compile("IR table address: ?[0-9a-f]+|Entry SrcID .*IRTE_low"
			+ "|\\*{4}|Interrupt Remapping is not enabled");

	/** The unit whose table is being shown; empty outside of one. */
	private String unit = "";

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.IOMMU);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		Matcher head = HEAD.matcher(text), row = ROW.matcher(text);
		if (head.matches()) {
			unit = head.group(1);
			return true;
		}
		if (unit.isEmpty())
			return false;
		if (row.matches()) {
			findings.add(new ShownFact.Remapping(line.where(), unit, (int) Quantity.COUNT.read(line, row.group(1)),
					row.group(2), Quantity.ADDRESS.read(line, "0x" + row.group(4)),
					Quantity.ADDRESS.read(line, "0x" + row.group(3))));
			return true;
		}
		return OTHER.matcher(text).matches();
	}

	@Override
	public void end(Findings findings) {
		unit = "";
	}
}
