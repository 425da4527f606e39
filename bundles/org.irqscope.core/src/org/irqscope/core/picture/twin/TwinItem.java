package org.irqscope.core.picture.twin;

import java.util.List;

/**
 * A line of the table that says the same as a picture: a node, one of its rows, or a line that leaves it. Immutable,
 * for any thread.
 *
 * @param key its own name, which no other line of the table has and which stays the same from hop to hop
 * @param node the node that is meant
 * @param row the row of the node that is meant; empty when it is the node as a whole
 * @param name what it is
 * @param value what it says; may be empty
 * @param changed true when the hop that the walk stands on has changed it
 * @param items what belongs to it
 */
public record TwinItem(String key, String node, String row, String name, String value, boolean changed,
		List<TwinItem> items) {
	public TwinItem {
		items = List.copyOf(items);
	}

	/** All that a screen reader has to say. */
	public String words() {
		return value.isEmpty() ? name : name + ": " + value;
	}
}
