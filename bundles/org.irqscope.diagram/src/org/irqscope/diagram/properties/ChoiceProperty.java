package org.irqscope.diagram.properties;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.ui.views.properties.ComboBoxPropertyDescriptor;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.irqscope.diagram.Texts;

/** One of several values: yes or no, a literal, or an element that a reference points to. */
final class ChoiceProperty extends ElementProperty {
	private static final String NOTHING = "\u2013";
	private final List<?> values;

	ChoiceProperty(EObject element, EStructuralFeature feature, List<?> values) {
		super(element, feature);
		this.values = values;
	}

	/** The elements that a reference may point to, nothing first. */
	static ChoiceProperty of(EObject element, EReference reference) {
		List<Object> candidates = new ArrayList<>();
		candidates.add(null);
		for (Iterator<EObject> all = EcoreUtil.getRootContainer(element).eAllContents(); all.hasNext();) {
			EObject candidate = all.next();
			if (reference.getEReferenceType().isInstance(candidate))
				candidates.add(candidate);
		}
		return new ChoiceProperty(element, reference, candidates);
	}

	@Override
	PropertyDescriptor editable() {
		String[] names = values.stream().map(this::text).toArray(String[]::new);
		PropertyDescriptor descriptor = new ComboBoxPropertyDescriptor(feature, name(), names);
		descriptor.setLabelProvider(LabelProvider.createTextProvider(
				index -> index instanceof Integer at && at >= 0 && at < names.length ? names[at] : ""));
		return descriptor;
	}

	@Override
	Object entered(Object value) {
		return values.indexOf(value);
	}

	@Override
	Object parse(Object entered) {
		int index = (Integer) entered;
		return index < 0 ? null : values.get(index);
	}

	@Override
	String text(Object value) {
		if (value == null)
			return NOTHING;
		if (value instanceof Boolean flag)
			return Texts.of(flag ? "property.yes" : "property.no");
		return value instanceof Enumerator literal ? literal.getLiteral() : summary((EObject) value);
	}
}
