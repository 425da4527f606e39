package org.irqscope.trace.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.trace.facts.SourceLine;

/** A node of a device tree with its properties. For one thread, as long as it is read. */
final class TreeNode {
	final String name;
	final SourceLine where;
	final Optional<TreeNode> parent;
	final Optional<String> label;
	private final Map<String, TreeValue> properties = new LinkedHashMap<>();
	private final List<TreeNode> children = new ArrayList<>();

	TreeNode(String name, Optional<String> label, SourceLine where, Optional<TreeNode> parent) {
		this.name = name;
		this.label = label;
		this.where = where;
		this.parent = parent;
		parent.ifPresent(above -> above.children.add(this));
	}

	void put(String property, TreeValue value) {
		properties.put(property, value);
	}

	Optional<TreeValue> property(String property) {
		return Optional.ofNullable(properties.get(property));
	}

	boolean has(String property) {
		return properties.containsKey(property);
	}

	/** The first cell of a property. */
	Optional<Long> number(String property) {
		return property(property).flatMap(value -> value.cells().stream().findFirst());
	}

	/** The first word of a property. */
	String word(String property) {
		return property(property).flatMap(value -> value.words().stream().findFirst()).orElse("");
	}

	/** True where one of the words says that a driver fits. */
	boolean isCompatible(String driver) {
		return property("compatible").filter(value -> value.words().stream().anyMatch(driver::equals)).isPresent();
	}

	/** This node and all below it. */
	Stream<TreeNode> all() {
		return Stream.concat(Stream.of(this), children.stream().flatMap(TreeNode::all));
	}

	List<TreeNode> children() {
		return List.copyOf(children);
	}

	/** A property of this node or of the nearest one above that has it. */
	Optional<Long> inherited(String property) {
		Optional<Long> own = number(property);
		return own.isPresent() ? own : parent.flatMap(above -> above.inherited(property));
	}

	/** The first address of {@code reg}, and its size. */
	Optional<Region> region() {
		int addressCells = cells("#address-cells", 2), sizeCells = cells("#size-cells", 1);
		List<Long> cells = property("reg").map(TreeValue::cells).orElse(List.of());
		return cells.size() < addressCells + sizeCells ? Optional.empty()
				: Optional.of(new Region(joined(cells, 0, addressCells), joined(cells, addressCells, sizeCells)));
	}

	private int cells(String property, int usual) {
		return parent.flatMap(above -> above.number(property)).map(Long::intValue).filter(count -> count <= 2)
				.orElse(usual);
	}

	private static long joined(List<Long> cells, int from, int count) {
		long number = 0;
		for (int at = from; at < from + count; at++)
			number = number << 32 | cells.get(at);
		return number;
	}

	/** Where a node has its registers. */
	record Region(long address, long size) {
	}
}
