package org.irqscope.trace.qemu;

import java.util.List;
import java.util.Map;

import org.irqscope.emulator.host.PciAddress;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;

/** What an answer of QMP says: texts of the monitor in it, its processors, its PCI functions. For one thread. */
final class QmpAnswer {
	private static final String TEXT = "human-readable-text";
	private final Line line;
	private final Findings findings;
	private boolean says;

	QmpAnswer(Line line, Findings findings) {
		this.line = line;
		this.findings = findings;
	}

	/**
	 * Reads what was returned.
	 *
	 * @return false when it says nothing of interrupts
	 * @throws ImportException when a number in it is out of range
	 */
	boolean read(Object returned) throws ImportException {
		if (returned instanceof String text)
			read(text);
		else if (returned instanceof Map<?, ?> map && map.get(TEXT) instanceof String text)
			read(text);
		else
			value(returned);
		return says;
	}

	/** The text of a command for people, line by line. */
	private void read(String text) throws ImportException {
		List<LineReader> readers = MonitorReaders.fresh();
		for (String one : text.split("\r?\n")) {
			Line part = new Line(one.stripTrailing(), line.where());
			for (LineReader reader : readers)
				if (reader.take(part, findings)) {
					says = true;
					break;
				}
		}
		for (LineReader reader : readers)
			reader.end(findings);
	}

	private void value(Object value) throws ImportException {
		if (value instanceof List<?> list)
			for (Object one : list)
				value(one);
		else if (value instanceof Map<?, ?> map) {
			if (map.get("cpu-index") instanceof String number)
				add(new ShownFact.Vcpu(where(), (int) Quantity.PID.read(line, number)));
			else if (map.get("irq") instanceof String number && map.containsKey("slot"))
				function(map, number);
			for (Object one : map.values())
				value(one);
		}
	}

	private void function(Map<?, ?> map, String number) throws ImportException {
		String title = map.get("class_info") instanceof Map<?, ?> info && info.get("desc") instanceof String text ? text
				: "";
		PciAddress address = new PciAddress(part(map, "bus"), part(map, "slot"), part(map, "function"));
		add(new ShownFact.Function(where(), address.toString(), title, (int) Quantity.GSI.read(line, number)));
	}

	private int part(Map<?, ?> map, String key) throws ImportException {
		return map.get(key) instanceof String number ? (int) Quantity.RANGE.read(line, number) : 0;
	}

	private void add(ShownFact fact) {
		findings.add(fact);
		says = true;
	}

	private SourceLine where() {
		return line.where();
	}
}
