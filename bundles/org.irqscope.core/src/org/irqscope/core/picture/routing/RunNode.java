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
		IntSummaryStatistics gsis = entries.stream().mapToInt(RoutingEntry::getGsi).summaryStatistics();
		List<MsiRoute> messages = entries.stream().filter(MsiRoute.class::isInstance).map(MsiRoute.class::cast)
				.toList();
		List<Row> rows = new ArrayList<>();
		if (entries.size() > messages.size())
			rows.add(new Row.Field("pins", Texts.of("routing.pins"),
					Integer.toString(entries.size() - messages.size())));
		if (!messages.isEmpty()) {
			rows.add(new Row.Field("messages", "MSI", Integer.toString(messages.size())));
			rows.add(range("vectors", messages.stream().mapToInt(msi -> msi.getData() & 0xff).summaryStatistics()));
			rows.add(range("destinations",
					messages.stream().mapToInt(msi -> (int) (msi.getAddress() >> 12) & 0xff).summaryStatistics()));
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
