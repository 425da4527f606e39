package org.irqscope.trace.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;

/** Reads one row of {@code /proc/interrupts} behind its label. */
final class InterruptRow {
	/** Chip, then the chip's number of the interrupt with the level word of some architectures, then who handles it. */
	private static final Pattern CHIP = Pattern
			.compile("(\\S.*?)(?:\\s+(\\d+)(?:\\s+(Level|Edge))?(?:-(\\S+))?)?(?:\\s{2,}(\\S.*))?");
	/** Old kernels wrote the handler to the chip: {@code IO-APIC-edge}. */
	private static final Pattern OLD_CHIP = Pattern.compile("(.+)-(edge|level|fasteoi|percpu)");
	/** What a row may go on with in the next line: its chip, its pin with the trigger, or who handles it. */
	private static final Pattern CHIP_BEGINS = Pattern.compile("\\s*[A-Z][A-Za-z]*-\\S.*"),
			PIN = Pattern.compile("\\s*\\d+-(?:edge|level|fasteoi|percpu|Edge|Level)(?:\\s.*)?"),
			ACTIONS = Pattern.compile("\\s*[\\w:.()\\[\\]@-]+(?:, ?[\\w:.()\\[\\]@-]+)*,?"),
			TRIGGER_ENDS = Pattern.compile("-(?:edge|level|fasteoi|percpu)$");
	private static final Pattern GAP = Pattern.compile("\\s{2,}");
	private static final Pattern COMMA = Pattern.compile(", *");

	private InterruptRow() {
	}

	/**
	 * Reads a row.
	 *
	 * @param from where the counts begin
	 * @param processors how many counts a row has; the totals of the architecture have one
	 * @throws ImportException when counts are missing, no numbers or out of range
	 */
	static InterruptCount read(Line line, String label, int from, int processors) throws ImportException {
		String text = line.text();
		List<Long> counts = new ArrayList<>();
		int at = LineScan.skipBlanks(text, from);
		for (int end = endOfCount(text, at); end > at && counts.size() < processors; end = endOfCount(text, at)) {
			counts.add(Quantity.COUNT.read(line, text.substring(at, end)));
			at = LineScan.skipBlanks(text, end);
		}
		boolean total = !LineScan.isDigit(label.charAt(0)) && counts.size() == 1;
		if (counts.size() != processors && !total)
			throw line.wrong("interrupt.counts", label, Integer.toString(counts.size()), Integer.toString(processors));
		String rest = text.substring(at);
		if (!LineScan.isDigit(label.charAt(0)))
			return new InterruptCount(line.where(), label, counts, "", OptionalLong.empty(), "", List.of(), rest);
		return numbered(line, label, counts, rest);
	}

	/** True when a line is the rest of a row: counts are missing there, or the chip, or another driver. */
	static boolean goesOn(String row, String line, int processors) {
		int at = LineScan.skipBlanks(row, row.indexOf(':') + 1);
		int counts = 0;
		for (int end = endOfCount(row, at); end > at; end = endOfCount(row, at)) {
			counts++;
			at = LineScan.skipBlanks(row, end);
		}
		boolean numbered = LineScan.isDigit(row.charAt(LineScan.skipBlanks(row, 0)));
		int first = LineScan.skipBlanks(line, 0);
		boolean counted = first < line.length() && endOfCount(line, first) > first;
		if (counts < processors)
			return counted && (numbered || counts > 1);
		return numbered && !counted && (at == row.length() ? CHIP_BEGINS : row.endsWith(",")
				|| TRIGGER_ENDS.matcher(row).find() ? ACTIONS
				: PIN).matcher(line).matches();
	}

	/** Where the number ends that begins at a place; the place itself when there is none. */
	private static int endOfCount(String text, int at) {
		int end = LineScan.endOfDigits(text, at);
		return end == text.length() || LineScan.isBlank(text.charAt(end)) ? end : at;
	}

	private static InterruptCount numbered(Line line, String label, List<Long> counts, String rest)
			throws ImportException {
		Matcher matcher = CHIP.matcher(GAP.matcher(rest).replaceAll("  "));
		if (!matcher.matches())
			throw line.wrong("interrupt.chip", label);
		OptionalLong hwirq = matcher.group(2) == null ? OptionalLong.empty()
				: OptionalLong.of(Quantity.COUNT.read(line, matcher.group(2)));
		String trigger = matcher.group(4) != null ? matcher.group(4) : matcher.group(3) != null ? matcher.group(3) : "";
		String chip = matcher.group(1);
		Matcher old = OLD_CHIP.matcher(chip);
		if (hwirq.isEmpty() && old.matches()) {
			chip = old.group(1);
			trigger = old.group(2);
		}
		List<String> actions = matcher.group(5) == null ? List.of() : List.of(COMMA.split(matcher.group(5)));
		return new InterruptCount(line.where(), label, counts, chip, hwirq, trigger, actions, "");
	}
}
