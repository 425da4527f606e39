package org.irqscope.diagram.properties;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.irqscope.core.edit.Settings;
import org.irqscope.diagram.Texts;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;
import org.irqscope.model.VectorSet;

/** One feature of an element: how it is named, written, chosen and read back. */
abstract class ElementProperty {
	final EObject element;
	final EStructuralFeature feature;

	ElementProperty(EObject element, EStructuralFeature feature) {
		this.element = element;
		this.feature = feature;
	}

	static ElementProperty of(EObject element, EStructuralFeature feature) {
		if (feature.isMany() || feature instanceof EReference reference && reference.isContainment())
			return new TextProperty(element, feature);
		if (feature instanceof EReference reference)
			return ChoiceProperty.of(element, reference);
		Class<?> type = feature.getEType().getInstanceClass();
		if (type == boolean.class)
			return new ChoiceProperty(element, feature, List.of(Boolean.FALSE, Boolean.TRUE));
		if (feature.getEType() instanceof EEnum values)
			return new ChoiceProperty(element, feature,
					values.getELiterals().stream().map(EEnumLiteral::getInstance).toList());
		if (type == VectorSet.class)
			return new VectorsProperty(element, feature);
		return type == String.class ? new TextProperty(element, feature) : new NumberProperty(element, feature);
	}

	/** A property that is only shown. */
	static PropertyDescriptor plain(Object id, String name) {
		return new PropertyDescriptor(id, name);
	}

	/** What an element is called inside another one. */
	static String summary(EObject element) {
		if (element instanceof Element named && named.getId() != null)
			return Machines.title(named);
		List<String> parts = new ArrayList<>();
		for (EAttribute attribute : element.eClass().getEAllAttributes())
			if (element.eIsSet(attribute) && !Boolean.FALSE.equals(element.eGet(attribute)))
				parts.add(said(element, attribute));
		return parts.isEmpty() ? Machines.sort(element) : String.join(" ", parts);
	}

	/** What is so says its name; literals and texts speak for themselves. */
	private static String said(EObject element, EAttribute attribute) {
		Object value = element.eGet(attribute);
		String name = Settings.name(attribute), text = of(element, attribute).text(value);
		return Boolean.TRUE.equals(value) ? name : value instanceof Number ? name + " " + text : text;
	}

	final String name() {
		return Settings.name(feature);
	}

	/** True when the feature has another value than at first, and can have that one again. */
	final boolean canReset() {
		return feature instanceof EAttribute && Settings.isSettable(feature) && element.eIsSet(feature)
				&& Settings.refusal(element, feature, feature.getDefaultValue()).isEmpty();
	}

	final PropertyDescriptor descriptor(boolean editable) {
		PropertyDescriptor descriptor = editable && Settings.isSettable(feature) ? editable() : plain(feature, name());
		descriptor.setValidator(this::problem);
		return descriptor;
	}

	/** Why what was entered cannot be; null when it can, as cell editors want it. */
	private String problem(Object entered) {
		try {
			return Settings.refusal(element, feature, parse(entered)).orElse(null);
		} catch (NumberFormatException e) {
			return Texts.of("property.no.number", entered);
		}
	}

	final Object shown(Object value, boolean editable) {
		return editable && Settings.isSettable(feature) ? entered(value) : text(value);
	}

	/** A descriptor with a cell editor, where there is one. */
	abstract PropertyDescriptor editable();

	/** The value as the cell editor has it. */
	abstract Object entered(Object value);

	/** The value that the cell editor means. */
	abstract Object parse(Object entered);

	abstract String text(Object value);
}
