package org.irqscope.core.picture.routing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.Drivers;
import org.irqscope.core.picture.part.WordFilter;
import org.irqscope.core.way.Ways;
import org.irqscope.model.Machines;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.VirtualMachine;

/**
 * Which entries of a table have rows: all of a short one; of a long one those that are driven, that a walk passes, that
 * a filter finds, or whose run has been opened. The others are folded into runs of GSIs. For one thread.
 */
final class RouteSelection {
	/** A table of no more entries is shown as it is. */
	static final int SHORT = 64;
	private static final int MOST = 192, RUN = 256;
	private static final String RUNS = "group-gsis-";
	private final UsedLines lines;
	private final Unfolded unfolded;
	private final boolean sampled;
	private final Ways ways;
	private final Drivers drivers;
	private final Map<Integer, String> names = new HashMap<>();
	private final List<RouteLine> shown = new ArrayList<>();
	private final TreeMap<Integer, List<RoutingEntry>> runs = new TreeMap<>();
	private int found;

	/** @param sampled false where nobody knows what the chips hold */
	RouteSelection(VirtualMachine machine, UsedLines lines, Unfolded unfolded, boolean sampled) {
		this.sampled = sampled;
		this.lines = lines;
		this.unfolded = unfolded;
		this.ways = new Ways(machine, lines);
		this.drivers = new Drivers(machine, lines);
		WordFilter filter = new WordFilter(unfolded.filter());
		boolean whole = machine.getIrqRouting().getEntries().size() <= SHORT;
		lines.table().forEach((gsi, entries) -> {
			if (!filter.isEmpty())
				filtered(gsi, entries, filter);
			else if (whole || isWanted(gsi))
				show(gsi, entries);
			else
				fold(gsi / RUN, entries);
		});
	}

	/** GSIs come in order, and so do their runs. */
	private void fold(int run, List<RoutingEntry> entries) {
		if (runs.isEmpty() || runs.lastKey() != run)
			runs.put(run, new ArrayList<>(RUN));
		runs.lastEntry().getValue().addAll(entries);
	}

	private boolean isWanted(int gsi) {
		return lines.isDriven(gsi) && shown.size() < MOST
				|| !unfolded.nodes().isEmpty() && unfolded.nodes().contains(RoutingDiagram.block(gsi))
				|| !unfolded.opened().isEmpty() && unfolded.opened().containsKey(run(gsi / RUN));
	}

	/** The node of a run. */
	static String run(int number) {
		return RUNS + number;
	}

	static boolean isRun(String node) {
		return node.startsWith(RUNS);
	}

	private void show(int gsi, List<RoutingEntry> entries) {
		for (int at = 0; at < entries.size(); at++)
			shown.add(line(gsi, at, entries.get(at)));
		found += entries.size();
	}

	private RouteLine line(int gsi, int at, RoutingEntry entry) {
		return new RouteLine(gsi, at, entry, driver(gsi), ways.of(entry));
	}

	private void filtered(int gsi, List<RoutingEntry> entries, WordFilter filter) {
		for (int at = 0; at < entries.size(); at++) {
			RouteLine line = line(gsi, at, entries.get(at));
			if (!filter.accepts(line.words(sampled)))
				continue;
			found++;
			if (shown.size() < MOST)
				shown.add(line);
		}
	}

	private String driver(int gsi) {
		return !lines.isDriven(gsi) ? "" : names.computeIfAbsent(gsi, this::name);
	}

	/** The device where it is known, else what drives the GSI in its place. */
	private String name(int gsi) {
		List<Drivers.Driver> all = drivers.of(gsi);
		if (all.isEmpty())
			return "";
		Optional<String> device = all.stream().flatMap(driver -> drivers.device(driver).stream()).findFirst()
				.map(Machines::title);
		String first = device.orElseGet(() -> Machines.title(all.get(0).element()));
		return all.size() > 1 ? first + " +" + (all.size() - 1) : first;
	}

	/** The entries that have rows, by GSI. */
	List<RouteLine> shown() {
		return shown;
	}

	/** How many entries there are to be shown, more than are shown where they are too many. */
	int found() {
		return found;
	}

	/** The entries that are folded, by the number of their run. */
	Map<Integer, List<RoutingEntry>> runs() {
		return runs;
	}
}
