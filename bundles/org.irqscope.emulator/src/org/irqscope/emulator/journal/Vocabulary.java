package org.irqscope.emulator.journal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The contexts, sites, reasons and tracepoints that a machine of one architecture can note, each found by the number
 * that recordings keep. Immutable, for any thread.
 */
public final class Vocabulary {
	private Context.Kind[] contexts = {};
	private Site[] sites = {};
	private Why[] reasons = {};
	private Tracepoint[] tracepoints = {};

	/**
	 * What every machine can note, and what one of an architecture has beside it.
	 *
	 * @throws IllegalArgumentException when two have one number
	 */
	public Vocabulary(List<Context.Kind> contexts, List<Tracepoint> tracepoints) {
		for (Context.Kind context : ContextKind.values())
			this.contexts = put(this.contexts, context.number(), context);
		for (Context.Kind context : contexts)
			this.contexts = put(this.contexts, context.number(), context);
		for (Site site : MachineSite.values())
			this.sites = put(this.sites, site.number(), site);
		for (Tracepoint tracepoint : tracepoints)
			this.tracepoints = put(this.tracepoints, tracepoint.number(), tracepoint);
	}

	private Vocabulary(Vocabulary other) {
		contexts = other.contexts;
		sites = other.sites;
		reasons = other.reasons;
		tracepoints = other.tracepoints;
	}

	/**
	 * This one and what further parts of a machine can note.
	 *
	 * @throws IllegalArgumentException when two have one number
	 */
	public Vocabulary with(Noted.By... parts) {
		Vocabulary all = this;
		for (Noted.By part : parts)
			all = all.with(part.noted().sites().get(), part.noted().reasons().get());
		return all;
	}

	/** As above, with functions and reasons that no part of its own has. */
	public Vocabulary with(Site[] moreSites, Why[] moreReasons) {
		Vocabulary both = new Vocabulary(this);
		for (Site site : moreSites)
			both.sites = put(both.sites, site.number(), site);
		for (Why why : moreReasons)
			both.reasons = put(both.reasons, why.number(), why);
		return both;
	}

	private static <T> T[] put(T[] table, int number, T entry) {
		T[] grown = Arrays.copyOf(table, Math.max(table.length, number + 1));
		if (grown[number] != null)
			throw new IllegalArgumentException(entry + " has the number of " + grown[number]);
		grown[number] = entry;
		return grown;
	}

	/** The sort of context with a number that one of this vocabulary has. */
	public Context.Kind context(int number) {
		return contexts[number];
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
