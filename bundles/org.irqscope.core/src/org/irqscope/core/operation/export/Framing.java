package org.irqscope.core.operation.export;

import java.util.List;

import org.irqscope.core.Texts;
import org.irqscope.core.operation.OperationException;
import org.irqscope.export.Picture;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;

/**
 * How much of a page a picture shows, and what is written below it. Immutable, for any thread.
 *
 * @param slide true for the shape of a slide, 16 by 9
 * @param around the titles or ids of the elements that are shown, with what lies between them; none for all
 * @param caption may be empty
 */
public record Framing(boolean slide, List<String> around, String caption) {
	/** All of a page. */
	public static final Framing WHOLE = new Framing(false, List.of(), "");
	private static final double SLIDE = 16.0 / 9;

	public Framing {
		around = List.copyOf(around);
	}

	/** @throws OperationException when the scene has no such element */
	void check(Scene scene) throws OperationException {
		for (String name : around)
			if (scene.nodes().stream().noneMatch(node -> is(node, name)))
				throw new OperationException("", 0, Texts.of("crop.unknown", name,
						String.join(", ", scene.nodes().stream().map(Node::title).toList())));
	}

	/** The picture of a scene; all of it where it has none of the elements. */
	Picture of(Scene scene) {
		Rect area = scene.nodes().stream().filter(node -> around.stream().anyMatch(name -> is(node, name)))
				.map(Node::bounds).reduce(Rect::union).map(all -> all.grown(DiagramStyle.MARGIN))
				.orElseGet(scene::bounds);
		return new Picture(scene, slide ? area.shaped(SLIDE) : area, caption);
	}

	private static boolean is(Node node, String name) {
		return node.id().equals(name) || node.title().equalsIgnoreCase(name);
	}
}
