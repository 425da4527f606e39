package org.irqscope.export.html;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.ScenePainter;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.theme.Theme;

/**
 * All looks that the parts of a walk's pictures have had, and all pieces that they are painted of, each once and by
 * number. Between two steps a few parts change, and a few pieces of them. For one thread.
 */
final class Parts {
	private final Inks inks = new Inks();
	private final Map<List<Object>, Integer> pieces = new HashMap<>();
	private final Map<Look, Integer> looks = new HashMap<>();
	private final Map<String, Shown> shown = new HashMap<>();
	private final List<List<Object>> newPieces = new ArrayList<>();
	private final List<NewLook> newLooks = new ArrayList<>();

	/** How a part looks: its pieces by number. */
	private record Look(String id, String title, IntBuffer pieces) {
	}

	/** How a part was shown last. */
	private record Shown(Object content, int look, int[] pieces, String title) {
	}

	/**
	 * A look that has not been there before.
	 *
	 * @param base the look that it differs from little, or -1
	 * @param change what differs
	 */
	record NewLook(String id, String title, int base, Splice change) {
	}

	/** The parts of a scene from back to front, by the numbers of their looks. */
	int[] of(Scene scene) {
		return ScenePainter.parts(scene).stream().mapToInt(this::look).toArray();
	}

	private int look(ScenePainter.Part part) {
		Shown before = shown.get(part.id());
		if (before != null && before.content().equals(part.content()))
			return before.look();
		Drawing light = new Drawing(), dark = new Drawing();
		part.painting().accept(new ScenePainter(light, Theme.LIGHT, Fonts.MEASURE));
		part.painting().accept(new ScenePainter(dark, Theme.DARK, Fonts.MEASURE));
		int[] numbers = new int[light.pieces().size()];
		for (int at = 0; at < numbers.length; at++)
			numbers[at] = piece(light.pieces().get(at), dark.pieces().get(at));
		int look = looks.computeIfAbsent(new Look(part.id(), light.title(), IntBuffer.wrap(numbers)),
				added -> add(added, numbers, before));
		shown.put(part.id(), new Shown(part.content(), look, numbers, light.title()));
		return look;
	}

	private int piece(Drawing.Piece light, Drawing.Piece dark) {
		List<Object> whole = new ArrayList<>(light.form());
		whole.add(1, inks.number(light.ink(), dark.ink()));
		return pieces.computeIfAbsent(whole, added -> {
			newPieces.add(added);
			return pieces.size();
		});
	}

	private int add(Look look, int[] numbers, Shown before) {
		boolean near = before != null && before.title().equals(look.title());
		newLooks.add(new NewLook(look.id(), look.title(), near ? before.look() : -1,
				Splice.between(near ? before.pieces() : new int[0], numbers)));
		return looks.size();
	}

	/** The pieces that have come since this was asked last. */
	List<List<Object>> takePieces() {
		return taken(newPieces);
	}

	/** The looks that have come since this was asked last. */
	List<NewLook> takeLooks() {
		return taken(newLooks);
	}

	private static <T> List<T> taken(List<T> waiting) {
		List<T> all = List.copyOf(waiting);
		waiting.clear();
		return all;
	}

	/** The colours of all pieces. */
	List<Inks.Pair> inks() {
		return inks.pairs();
	}
}
