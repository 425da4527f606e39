package org.irqscope.emulator.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The sites, reasons and tracepoints that a machine of one architecture can note, each found by the number that
 * recordings keep. Immutable, for any thread.
 */
public final class Vocabulary {
	private Site[] sites = {};
	private Why[] reasons = {};
	private Tracepoint[] tracepoints = {};

	/** @throws IllegalArgumentException when two have one number */
	public Vocabulary(List<Site> sites, List<Why> reasons, List<Tracepoint> tracepoints) {
		for (Site site : MachineSite.values())
			this.sites = put(this.sites, site.number(), site);
		for (Site site : sites)
			this.sites = put(this.sites, site.number(), site);
		for (Why why : reasons)
			this.reasons = put(this.reasons, why.number(), why);
		for (Tracepoint tracepoint : tracepoints)
			this.tracepoints = put(this.tracepoints, tracepoint.number(), tracepoint);
	}

	private static <T> T[] put(T[] table, int number, T entry) {
		T[] grown = Arrays.copyOf(table, Math.max(table.length, number + 1));
		if (grown[number] != null)
			throw new IllegalArgumentException(entry + " has the number of " + grown[number]);
		grown[number] = entry;
		return grown;
	}

	/** The site with a number that one of this vocabulary has. */
	public Site site(int number) {
		return sites[number];
	}

	/** The reason with a number that one of this vocabulary has. */
	public Why why(int number) {
		return reasons[number];
	}

	/** The tracepoint with a number that one of this vocabulary has. */
	public Tracepoint tracepoint(int number) {
		return tracepoints[number];
	}

	public List<Site> sites() {
		return all(sites);
	}

	public List<Why> reasons() {
		return all(reasons);
	}

	public List<Tracepoint> tracepoints() {
		return all(tracepoints);
	}

	private static <T> List<T> all(T[] table) {
		return Arrays.stream(table).flatMap(entry -> Optional.ofNullable(entry).stream()).toList();
	}
}
