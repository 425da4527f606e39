package org.irqscope.core.picture.routing;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;

import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RoutingEntry;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/**
 * A run of GSIs that nobody drives, folded into one node. For one thread.
 *
 * @param entries at least one
 */
record RunNode(int number, List<RoutingEntry> entries) {
	Node node() {
		IntSummaryStatistics gsis = new IntSummaryStatistics(), vectors = new IntSummaryStatistics(),
				destinations = new IntSummaryStatistics();
		for (RoutingEntry entry : entries) {
			gsis.accept(entry.getGsi());
			if (entry instanceof MsiRoute msi) {
				vectors.accept(msi.getData() & 0xff);
				destinations.accept((int) (msi.getAddress() >> 12) & 0xff);
			}
		}
		List<Row> rows = new ArrayList<>();
		long pins = entries.size() - vectors.getCount();
		if (pins > 0)
			rows.add(new Row.Field("pins", Texts.of("routing.pins"), Long.toString(pins)));
		if (vectors.getCount() > 0) {
			rows.add(new Row.Field("messages", "MSI", Long.toString(vectors.getCount())));
			rows.add(range("vectors", vectors));
			rows.add(range("destinations", destinations));
		}
		return new Node(RouteSelection.run(number), Role.ROUTING,
				Texts.of("routing.gsis", gsis.getMin(), gsis.getMax()), Texts.of("routing.run"), rows, false);
	}

	private static Row range(String row, IntSummaryStatistics numbers) {
		return new Row.Field(row, Texts.of("routing." + row),
				numbers.getMin() == numbers.getMax() ? Integer.toString(numbers.getMin())
						: Texts.of("routing.range", numbers.getMin(), numbers.getMax()));
	}
}
