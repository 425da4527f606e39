package org.irqscope.core.picture.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.irqscope.core.picture.part.Texts;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Scene;

/**
 * The same as a picture, as a table that can be read line by line: its nodes with their rows, and where their lines
 * lead. For one thread.
 */
public final class TableTwin {
	private final Map<String, String> titles = new HashMap<>();
	private final Map<String, List<Link>> leaving = new HashMap<>();

	private TableTwin(Scene scene) {
		scene.nodes().forEach(node -> titles.put(node.id(), node.title()));
		scene.routes().forEach(route -> leaving
				.computeIfAbsent(route.link().from().node(), node -> new ArrayList<>()).add(route.link()));
	}

	/** The lines of a picture's table, the way of an interrupt first to last. */
	public static List<TwinItem> of(Scene scene) {
		TableTwin twin = new TableTwin(scene);
		return scene.nodes().stream().map(twin::node).toList();
	}

	/** What the rows of a node say. */
	public static List<TwinItem> of(Node node) {
		List<TwinItem> items = new ArrayList<>();
		for (int at = 0; at < node.rows().size(); at++)
			items.addAll(RowItems.of(node.id(), node.rows().get(at), node.id() + "/" + at));
		return items;
	}

	private TwinItem node(Node node) {
		List<TwinItem> items = new ArrayList<>(of(node));
		leaving.getOrDefault(node.id(), List.of()).stream().filter(link -> titles.containsKey(link.to().node()))
				.forEach(link -> items.add(link(link)));
		String active = node.active() ? Texts.of("twin.active") : "";
		String value = List.of(node.caption(), active).stream().filter(text -> !text.isEmpty())
				.collect(Collectors.joining(" \u00b7 "));
		return new TwinItem(node.id(), node.id(), "", node.title(), value, node.active(), items);
	}

	private TwinItem link(Link link) {
		String state = Texts.of("line." + link.kind().name().toLowerCase(Locale.ROOT),
				Texts.of("line.state." + link.state().name().toLowerCase(Locale.ROOT)));
		boolean back = link.kind() == Link.Kind.RETURN;
		return new TwinItem(link.id(), link.from().node(), link.from().row(),
				Texts.of(back ? "twin.back" : "twin.leads", titles.get(link.to().node())),
				link.label().isEmpty() ? state : link.label() + " \u00b7 " + state,
				link.state() == Link.State.IN_USE, List.of());
	}
}
