package org.irqscope.core.picture.part.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A ruler of addresses from left to right: what stands near each other is drawn to one scale, and what lies between is
 * left out. Immutable, for any thread.
 */
final class AddressAxis {
	/** The room between two sections. */
	static final double BREAK = 14;
	/** Nothing is drawn narrower. */
	static final double LEAST = 3;
	private static final double NARROWEST = 64, USUAL = 272, SMALLEST_SHARE = 70;
	private static final int MOST = 8;
	private final List<Section> sections = new ArrayList<>();

	/**
	 * Addresses that are drawn.
	 *
	 * @param last the last address, not below the first
	 */
	record Span(long first, long last) {
		double size() {
			return distance(first, last) + 1;
		}

		boolean contains(long address) {
			return Long.compareUnsigned(address, first) >= 0 && Long.compareUnsigned(address, last) <= 0;
		}
	}

	/**
	 * A part of the ruler with one scale.
	 *
	 * @param left where it begins
	 * @param gap true when addresses before it are left out
	 */
	record Section(Span span, double left, double width, boolean gap) {
		double right() {
			return left + width;
		}
	}

	/** A section as it grows: what it covers, the smallest and the number of spans in it. */
	private record Cluster(Span span, double smallest, int count) {
		Cluster(Span span) {
			this(span, span.size(), 1);
		}

		Cluster with(Span next) {
			long last = Long.compareUnsigned(next.last, span.last) > 0 ? next.last : span.last;
			return new Cluster(new Span(span.first, last), Math.min(smallest, next.size()), count + 1);
		}

		boolean canTake(Span next) {
			Cluster both = with(next);
			boolean inside = Long.compareUnsigned(next.first, span.last) <= 0;
			return inside || both.span.size() <= SMALLEST_SHARE * both.smallest;
		}
	}

	AddressAxis(List<Span> spans) {
		List<Cluster> clusters = clusters(spans);
		double all = clusters.stream().mapToInt(Cluster::count).sum() + clusters.size();
		double room = Math.max(USUAL, clusters.size() * NARROWEST);
		double left = 0;
		for (Cluster cluster : clusters) {
			double width = Math.max(NARROWEST, Math.rint(room * (cluster.count + 1) / all));
			boolean gap = !sections.isEmpty()
					&& distance(sections.get(sections.size() - 1).span.last, cluster.span.first) > 1;
			sections.add(new Section(cluster.span, left, width, gap));
			left += width + BREAK;
		}
	}

	private static List<Cluster> clusters(List<Span> spans) {
		List<Cluster> clusters = new ArrayList<>();
		List<Span> sorted = spans.stream().sorted(Comparator.comparing(Span::first, Long::compareUnsigned)
				.thenComparing(Span::last, Long::compareUnsigned)).toList();
		for (Span span : sorted) {
			int last = clusters.size() - 1;
			if (last >= 0 && (last + 1 >= MOST || clusters.get(last).canTake(span)))
				clusters.set(last, clusters.get(last).with(span));
			else
				clusters.add(new Cluster(span));
		}
		return clusters;
	}

	/** How far one address is above another. */
	static double distance(long from, long to) {
		long distance = to - from;
		return distance >= 0 ? distance : distance + 0x1p64;
	}

	List<Section> sections() {
		return List.copyOf(sections);
	}

	double width() {
		return sections.isEmpty() ? 0 : sections.get(sections.size() - 1).right();
	}

	/** Where an address begins; addresses that are left out lie at the break. */
	double x(long address) {
		double x = 0;
		for (Section section : sections) {
			if (Long.compareUnsigned(address, section.span.first) < 0)
				return x;
			if (Long.compareUnsigned(address, section.span.last) <= 0)
				return section.left + distance(section.span.first, address) / section.span.size() * section.width;
			x = section.right();
		}
		return x;
	}

	/** Where what begins at one address and ends at another ends. */
	double end(long first, long last) {
		boolean over = last + 1 == 0;
		for (Section section : sections)
			if (last == section.span.last || over && section == sections.get(sections.size() - 1))
				return Math.max(section.right(), x(first) + LEAST);
		return Math.max(x(last + 1), x(first) + LEAST);
	}
}
