package org.irqscope.core.chip;

import java.util.List;
import java.util.OptionalInt;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * What a row of a chip's node is about. Immutable; its element belongs to the thread that owns the document.
 *
 * @param element the element of the model
 * @param features those of its features that the row shows; none when it shows the whole element
 * @param bit the bit of these features when the row shows one bit of each, as that of a pin
 */
public record RowPart(EObject element, List<EStructuralFeature> features, OptionalInt bit) {

	/** A row that shows a whole element. */
	public static RowPart whole(EObject element) {
		return new RowPart(element, List.of(), OptionalInt.empty());
	}
}
