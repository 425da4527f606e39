package org.irqscope.trace.drgn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.facts.RoutingFact.GsiRoutes;
import org.irqscope.trace.facts.RoutingFact.Route;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/** A routing table that is still being read: its size, three rows of pins, and the entries of some GSIs. */
final class OpenRouting {
	private static final String GSI = "=>gsi:", ENTRY = "type:", SET = " set:";

	/** The entries of one GSI, as far as they have been read. */
	private record OpenGsi(Line line, int gsi, List<Route> entries) {
	}

	private final Line heading;
	private final int nrRtEntries;
	private final List<List<Integer>> chips = new ArrayList<>();
	private final List<OpenGsi> gsis = new ArrayList<>();
	private Optional<DrgnRow> row = Optional.empty();

	OpenRouting(Line heading) throws ImportException {
		this.heading = heading;
		this.nrRtEntries = heading.intField("nr_rt_entries", Quantity.GSIS);
	}

	boolean take(Line line) throws ImportException {
		if (row.isPresent())
			row.get().take(line);
		else if (line.starts("(int ["))
			row = Optional.of(new DrgnRow(line));
		else if (line.starts(GSI))
			openGsi(line);
		else if (line.starts(ENTRY))
			addEntry(line);
		else
			return false;
		closeRow();
		return true;
	}

	private void closeRow() throws ImportException {
		if (row.isEmpty() || !row.get().closed())
			return;
		chips.add(row.get().numbers());
		row = Optional.empty();
	}

	private void openGsi(Line line) throws ImportException {
		int gsi = line.intField("gsi", Quantity.GSI);
		if (gsi >= nrRtEntries)
			throw line.wrong("gsi.outside", Integer.toString(gsi), Integer.toString(nrRtEntries));
		gsis.add(new OpenGsi(line, gsi, new ArrayList<>()));
	}

	private void addEntry(Line line) throws ImportException {
		if (gsis.isEmpty())
			throw line.wrong("entry.without.gsi");
		int set = line.text().indexOf(SET);
		if (set < 0)
			throw line.wrong("missing", "set");
		int type = (int) Quantity.ROUTE_TYPE.read(line, line.text().substring(ENTRY.length(), set).strip());
		String function = DrgnSymbol.of(line, line.text().substring(set + SET.length()).strip());
		gsis.get(gsis.size() - 1).entries.add(new Route(type, function));
	}

	/** Nothing more belongs to the table. */
	void close(Findings findings) throws ImportException {
		if (row.isPresent())
			throw row.get().neverCloses();
		if (chips.size() != RoutingFact.CHIPS)
			throw heading.wrong("routing.rows", Integer.toString(chips.size()), Integer.toString(RoutingFact.CHIPS));
		checkGsis();
		List<GsiRoutes> routes = gsis.stream().map(open -> new GsiRoutes(open.gsi, open.entries)).distinct().toList();
		RoutingFact fact = new RoutingFact(heading.where(), nrRtEntries, chips, routes);
		List<Object> content = List.of(nrRtEntries, fact.chips(), fact.routes());
		findings.addOnce(heading, "contradiction.routing", 0, content, fact);
	}

	private void checkGsis() throws ImportException {
		Map<Integer, OpenGsi> first = new HashMap<>();
		for (OpenGsi gsi : gsis) {
			OpenGsi before = first.putIfAbsent(gsi.gsi, gsi);
			if (before != null && !before.entries.equals(gsi.entries))
				throw gsi.line.wrong("contradiction.gsi", Integer.toString(gsi.gsi),
						Integer.toString(before.line.where().line()));
		}
	}
}
