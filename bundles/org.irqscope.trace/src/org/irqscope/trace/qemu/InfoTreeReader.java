package org.irqscope.trace.qemu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/**
 * What the monitor of QEMU answers to {@code info mtree}: which device answers at which addresses; with {@code -f} also
 * which ranges the kernel has as slots of memory.
 */
final class InfoTreeReader extends MonitorReader {
	private static final Pattern HEADING = Pattern.compile("address-space: (.*)|memory-region: (.*)|FlatView #\\d+"
			+ "|AS \"([^\"]*)\", root: .*|Root memory region: (.*)|No rendered FlatView|Dispatch|Physical sections"
			+ "|Nodes \\(.*");
	private static final Pattern RANGE = Pattern.compile("(?:\\[DETECTED OVERFLOW!\\] )?"
			+ "([0-9a-f]{8,16})-([0-9a-f]{8,16}) \\(prio -?\\d+, (?:nv-)?(i/o|ram|rom|romd|ramd)\\):? (.*)");
	/** What stands behind the name of a range. */
	private static final Pattern REMARKS = Pattern
			.compile(" (?:@\\S+(?: [0-9a-f]+-[0-9a-f]+)?|(?:owner|parent):\\{.*|KVM|\\[disabled\\]).*$");
	private static final String ALIAS = "alias ", KVM = " KVM", DISABLED = "[disabled]";
	private boolean inTree, ports;

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		Matcher heading = HEADING.matcher(line.text().strip());
		if (heading.matches()) {
			inTree = true;
			space(heading);
			return true;
		}
		Matcher range = RANGE.matcher(line.text().strip());
		if (!inTree || !range.matches())
			return false;
		String name = range.group(4);
		if (!name.startsWith(ALIAS) && !name.contains(DISABLED))
			findings.add(range(line, range, REMARKS.matcher(name).replaceFirst("")));
		return true;
	}

	/** A region by itself is memory; only the space of ports is called otherwise. */
	private void space(Matcher heading) {
		for (int group = 1; group <= heading.groupCount(); group++)
			if (heading.group(group) != null)
				ports = heading.group(group).equals("I/O") || heading.group(group).equals("io");
	}

	private ShownFact range(Line line, Matcher range, String name) throws ImportException {
		return new ShownFact.Range(line.where(), ports, address(line, range.group(1)), address(line, range.group(2)),
				name, range.group(4).endsWith(KVM), range.group(3).startsWith("rom"));
	}

	private static long address(Line line, String digits) throws ImportException {
		return Quantity.ADDRESS.read(line, "0x" + digits);
	}

	@Override
	public void end(Findings findings) {
		inTree = false;
		ports = false;
	}
}
