package org.irqscope.diagram.parts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPartViewer;

/**
 * What a node or a row is called, by which it is found again in another viewer. Immutable, for any thread.
 *
 * @param row the row of the node; nothing for the node itself
 */
public record PartName(String node, Optional<String> row) {
	/** The names of those parts that are nodes or rows. */
	public static List<PartName> of(List<?> parts) {
		return parts.stream().flatMap(PartName::names).toList();
	}

	private static Stream<PartName> names(Object part) {
		if (part instanceof RowEditPart row)
			return Stream.of(new PartName(row.node().id(), Optional.of(row.id())));
		return part instanceof NodeEditPart node ? Stream.of(new PartName(node.id(), Optional.empty()))
				: Stream.empty();
	}

	/** The part of that name; nothing when a viewer has no such part. Used by the UI thread. */
	public Optional<EditPart> find(EditPartViewer viewer) {
		Optional<NodeEditPart> found = NodeEditPart.find(viewer, node);
		return row.isEmpty() ? found.map(EditPart.class::cast) : found.flatMap(this::rowOf);
	}

	private Optional<EditPart> rowOf(NodeEditPart part) {
		for (Object child : part.getChildren())
			if (child instanceof RowEditPart one && row.filter(one.id()::equals).isPresent())
				return Optional.of(one);
		return Optional.empty();
	}
}
