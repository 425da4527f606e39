package org.irqscope.trace.drgn;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/** One chip row of a routing table, {@code (int [24]){ 0, 1, -1 }}; a narrow terminal breaks it into lines. */
final class DrgnRow {
	private static final Pattern ROW = Pattern.compile("\\(int \\[(\\d+)\\]\\)\\{(.*)");
	private static final Pattern NUMBERS = Pattern.compile("[^{}=:]*\\}?");
	private static final Pattern COMMA = Pattern.compile(",");

	private final Line opening;
	private final List<Integer> numbers = new ArrayList<>();
	private boolean closed;

	DrgnRow(Line opening) throws ImportException {
		this.opening = opening;
		Matcher matcher = ROW.matcher(opening.text().strip());
		if (!matcher.matches())
			throw opening.wrong("row.broken");
		if (!matcher.group(1).equals(Integer.toString(RoutingFact.PINS)))
			throw opening.wrong("routing.columns", matcher.group(1), Integer.toString(RoutingFact.PINS));
		add(opening, matcher.group(2));
	}

	boolean closed() {
		return closed;
	}

	void take(Line line) throws ImportException {
		add(line, line.text());
	}

	private void add(Line line, String text) throws ImportException {
		if (!NUMBERS.matcher(text).matches())
			throw neverCloses();
		closed = text.endsWith("}");
		String listed = (closed ? text.substring(0, text.length() - 1) : text).strip();
		if (listed.isEmpty())
			return;
		for (String word : COMMA.split(listed))
			numbers.add((int) Quantity.ROUTED_GSI.read(line, word.strip()));
	}

	/**
	 * The GSIs of the 24 pins. drgn leaves out the zeros at the end.
	 *
	 * @throws ImportException when there are more
	 */
	List<Integer> numbers() throws ImportException {
		if (numbers.size() > RoutingFact.PINS)
			throw opening.wrong("routing.columns", Integer.toString(numbers.size()),
					Integer.toString(RoutingFact.PINS));
		List<Integer> all = new ArrayList<>(numbers);
		while (all.size() < RoutingFact.PINS)
			all.add(0);
		return all;
	}

	ImportException neverCloses() {
		return opening.wrong("never.closes", "int [" + RoutingFact.PINS + "]");
	}
}
