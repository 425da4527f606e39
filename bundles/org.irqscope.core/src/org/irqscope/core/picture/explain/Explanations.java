package org.irqscope.core.picture.explain;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.Point;
import org.irqscope.scene.Row;
import org.irqscope.scene.Spot;
import org.irqscope.scene.paint.Cell;
import org.irqscope.text.Wording;

/**
 * Says in one sentence what a place of a picture means: a bit, a row, or a node. Pages name their rows, and the
 * sentences stand under these names below the role of the node. Has no state and may be used by any thread.
 */
public final class Explanations {
	private static final Wording WORDING = Wording.beside(Explanations.class);

	private Explanations() {
	}

	/** What the place under a point means: that of a spot, else of a bit, else of a row, else of the node. */
	public static Optional<String> at(Node node, Point point) {
		return Spot.tip(node, point).or(() -> Cell.at(node, point).flatMap(cell -> of(node, cell)))
				.or(() -> row(node, point)).or(() -> of(node));
	}

	/** What a node stands for. */
	public static Optional<String> of(Node node) {
		return sentence("node." + key(node.role().name()));
	}

	/** What a row of a node says. */
	public static Optional<String> of(Node node, String row) {
		String name = "row." + key(node.role().name()) + "." + key(row);
		return row.isEmpty() ? Optional.empty()
				: sentence(name).or(() -> sentence(name.replaceAll("[-0-9]+(?=[.]|$)", "")));
	}

	/** What a bit of a register says, as it is now. */
	public static Optional<String> of(Node node, Cell cell) {
		String name = "bit." + key(node.role().name()) + "." + key(cell.register()) + (isSet(node, cell) ? ".set" : "");
		return sentence(name, cell.index(), Integer.toHexString(cell.index()));
	}

	private static boolean isSet(Node node, Cell cell) {
		for (Row row : node.rows()) {
			if (row instanceof Row.VectorMap map && map.name().equals(cell.register()))
				return map.vectors().contains(cell.index());
			if (row instanceof Row.BitTable table && table.lines().stream()
					.anyMatch(line -> line.name().equals(cell.register()) && (line.bits() >> cell.index() & 1) != 0))
				return true;
		}
		return false;
	}

	private static Optional<String> row(Node node, Point point) {
		return NodePart.of(node).stream().filter(part -> part.area().contains(point)).findFirst()
				.flatMap(part -> of(node, part.id()));
	}

	private static String key(String name) {
		return name.replaceAll("([a-z])([A-Z])", "$1_$2").replace(' ', '_').toLowerCase(Locale.ROOT);
	}

	private static Optional<String> sentence(String key, Object... values) {
		ResourceBundle sentences = WORDING.texts();
		return sentences.containsKey(key) ? Optional.of(WORDING.of(key, values)) : Optional.empty();
	}
}
