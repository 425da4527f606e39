package org.irqscope.core.breakpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.irqscope.core.breakpoint.Where.Access;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.HopReader;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Field;

/**
 * Looks by its numbers whether a hop is one that breakpoints mean, and makes no objects where it is not. Used again
 * for hop after hop, by one thread.
 */
final class HopLook extends HopReader {
	private static final int NOT_MEANT = -1;

	/** A test of one breakpoint, by its number. */
	private record Head(int breakpoint, HeadTest test) {
	}

	private record OfFields(int breakpoint, FieldTest test) {
	}

	/** By the numbers of sites and tracepoints. */
	private final Head[][] heads;
	private final int[][] events;
	private final List<OfFields> fields = new ArrayList<>();
	private final FunctionReturns returns;
	private final boolean everyHop;
	/** The hop that each breakpoint means, or {@link #NOT_MEANT}. */
	private final int[] meant;
	private final FunctionReturns.Meaning meaning = this::mean;
	private int hop;
	private boolean entered;
	private boolean any;

	HopLook(List<Breakpoint> breakpoints) {
		heads = heads(breakpoints);
		events = events(breakpoints);
		for (int number = 0; number < breakpoints.size(); number++)
			if (breakpoints.get(number).where() instanceof Where.OfField field && field.access() != Access.READ)
				fields.add(new OfFields(number, new FieldTest(field)));
		returns = new FunctionReturns(breakpoints);
		everyHop = !fields.isEmpty()
				|| breakpoints.stream().anyMatch(one -> one.where() instanceof Where.OfTracepoint);
		meant = new int[breakpoints.size()];
	}

	private static Head[][] heads(List<Breakpoint> breakpoints) {
		List<Site> sites = Architecture.sites();
		Head[][] heads = new Head[sites.stream().mapToInt(Site::number).max().orElse(0) + 1][0];
		for (Site site : sites) {
			List<Head> here = new ArrayList<>();
			for (int number = 0; number < breakpoints.size(); number++) {
				int breakpoint = number;
				HeadTest.of(breakpoints.get(number).where(), site)
						.ifPresent(test -> here.add(new Head(breakpoint, test)));
			}
			heads[site.number()] = here.toArray(Head[]::new);
		}
		return heads;
	}

	private static int[][] events(List<Breakpoint> breakpoints) {
		List<Tracepoint> all = Architecture.tracepoints();
		int[][] events = new int[all.stream().mapToInt(Tracepoint::number).max().orElse(0) + 1][0];
		for (Tracepoint tracepoint : all)
			events[tracepoint.number()] = IntStream.range(0, breakpoints.size())
					.filter(number -> breakpoints.get(number).where() instanceof Where.OfTracepoint one
							&& one.tracepoint().equals(tracepoint.kernelName()))
					.toArray();
		return events;
	}

	/** True when any breakpoint means a hop. */
	boolean isMeant(Walk walk, int number) {
		any = false;
		hop = number;
		if (everyHop || isForSite(walk.siteNumber(number))) {
			entered = !walk.continued(number);
			walk.read(number, this);
			for (int at = 0; at < fields.size(); at++)
				if (fields.get(at).test().isDone())
					mean(fields.get(at).breakpoint(), number);
		}
		if (returns.areWatched())
			returns.look(walk, number, meaning);
		return any;
	}

	private boolean isForSite(int site) {
		return site < heads.length && heads[site].length > 0;
	}

	/** The hop whose function a breakpoint means, of the hop that was looked at; only where there is one. */
	int meant(int breakpoint) {
		return meant[breakpoint];
	}

	boolean means(int breakpoint) {
		return any && meant[breakpoint] != NOT_MEANT;
	}

	private void mean(int breakpoint, int number) {
		if (!any)
			Arrays.fill(meant, NOT_MEANT);
		any = true;
		meant[breakpoint] = number;
	}

	@Override
	protected void entered(int site, int index, long a, long b) {
		if (!entered || !isForSite(site))
			return;
		for (Head head : heads[site])
			if (head.test().test(index, a, b))
				mean(head.breakpoint(), hop);
	}

	@Override
	protected void wrote(Field field, long from, long to) {
		for (int at = 0; at < fields.size(); at++)
			fields.get(at).test().wrote(field, from, to);
	}

	@Override
	protected void emitted(int tracepoint, long a, long b, long c, long d) {
		if (tracepoint < events.length)
			for (int breakpoint : events[tracepoint])
				mean(breakpoint, hop);
	}
}
