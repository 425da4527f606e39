package org.irqscope.diagram.properties;

import java.util.Arrays;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.model.VectorSet;

/** A set of vectors, entered as a list of numbers. */
final class VectorsProperty extends TextProperty {
	VectorsProperty(EObject element, EStructuralFeature feature) {
		super(element, feature);
	}

	@Override
	Object parse(Object entered) {
		String vectors = entered.toString().strip();
		int[] numbers = vectors.isEmpty() ? new int[0]
				: Arrays.stream(vectors.split("[\\s,]+")).mapToInt(NumberProperty::number).toArray();
		for (int number : numbers)
			if (number < 0 || number >= VectorSet.SIZE)
				throw new NumberFormatException();
		return VectorSet.of(numbers);
	}
}
