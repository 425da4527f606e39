package org.irqscope.trace.qemu;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.LapicFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/** What the monitor of QEMU answers to {@code info lapic}: a register a line, and what is requested and in service. */
final class InfoLapicReader extends MonitorReader {
	private static final Pattern BEGIN = Pattern.compile("dumping local APIC state for CPU (\\d{1,7})\\s*");
	private static final Pattern REGISTER = Pattern
			.compile("(LVT0|LVT1|LVTPC|LVTERR|LVTTHMR|LVTT|SPIV|ICR2|ICR|ESR)\\s+(0x[0-9a-f]{8})(?:\\s.*)?");
	private static final Pattern TIMER = Pattern.compile("Timer\\s+DCR=(0x[0-9a-f]) \\(.*\\) "
			+ "initial_count = (\\d{1,10}) current_count = (\\d{1,10})");
	private static final Pattern VECTORS = Pattern.compile("(ISR|IRR)\\s+(\\(none\\)|\\d.*)");
	private static final Pattern VECTOR = Pattern.compile("(\\d{1,3})(\\(level\\))?");
	private static final Pattern LAST = Pattern.compile("APR (0x[0-9a-f]{2})\\s+TPR (0x[0-9a-f]{2})\\s+"
			+ "DFR (0x[0-9a-f]{2})\\s+LDR (0x[0-9a-f]{2,8})(?: \\(.*\\))?\\s+PPR (0x[0-9a-f]{2})");

	private final Map<String, Integer> registers = new HashMap<>();
	private final Map<String, Set<Integer>> vectors = new HashMap<>();
	private Optional<SourceLine> begin = Optional.empty();
	private int vcpu;

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		Matcher first = BEGIN.matcher(text);
		if (first.matches()) {
			end(findings);
			begin = Optional.of(line.where());
			vcpu = Integer.parseInt(first.group(1));
			return true;
		}
		return begin.isPresent()
				&& (takeRegister(text) || takeTimer(line, text) || takeVectors(line, text) || takeLast(text));
	}

	private boolean takeRegister(String text) {
		Matcher register = REGISTER.matcher(text);
		if (!register.matches())
			return false;
		registers.put(register.group(1), number(register.group(2)));
		return true;
	}

	private boolean takeTimer(Line line, String text) throws ImportException {
		Matcher timer = TIMER.matcher(text);
		if (!timer.matches())
			return false;
		registers.put("TDCR", number(timer.group(1)));
		registers.put("TMICT", (int) Quantity.COUNT.read(line, timer.group(2)));
		registers.put("TMCCT", (int) Quantity.COUNT.read(line, timer.group(3)));
		return true;
	}

	private boolean takeVectors(Line line, String text) throws ImportException {
		Matcher list = VECTORS.matcher(text);
		if (!list.matches())
			return false;
		Set<Integer> found = vectors.computeIfAbsent(list.group(1), any -> new HashSet<>());
		Matcher one = VECTOR.matcher(list.group(2));
		while (one.find()) {
			int vector = (int) Quantity.VECTOR.read(line, one.group(1));
			found.add(vector);
			if (one.group(2) != null)
				vectors.computeIfAbsent("TMR", any -> new HashSet<>()).add(vector);
		}
		return true;
	}

	/** The DFR and a flat LDR are printed by their upper bits. */
	private boolean takeLast(String text) {
		Matcher last = LAST.matcher(text);
		if (!last.matches())
			return false;
		registers.put("TPR", number(last.group(2)));
		registers.put("DFR", number(last.group(3)) << 28 | 0xfffffff);
		registers.put("LDR", last.group(4).length() > 4 ? number(last.group(4)) : number(last.group(4)) << 24);
		registers.put("PPR", number(last.group(5)));
		return true;
	}

	private static int number(String hex) {
		return Integer.parseUnsignedInt(hex.substring(2), 16);
	}

	@Override
	public void end(Findings findings) {
		if (begin.isPresent() && !registers.isEmpty())
			findings.add(new LapicFact(begin.get(), vcpu, registers, vectors.getOrDefault("ISR", Set.of()),
					vectors.getOrDefault("IRR", Set.of()), vectors.getOrDefault("TMR", Set.of())));
		begin = Optional.empty();
		registers.clear();
		vectors.clear();
	}
}
