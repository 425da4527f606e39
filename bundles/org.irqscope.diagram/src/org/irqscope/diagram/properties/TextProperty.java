package org.irqscope.diagram.properties;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.eclipse.ui.views.properties.TextPropertyDescriptor;

/** A property that is entered as it is shown; what contains others is only shown. */
class TextProperty extends ElementProperty {
	TextProperty(EObject element, EStructuralFeature feature) {
		super(element, feature);
	}

	@Override
	PropertyDescriptor editable() {
		return feature.isMany() || feature instanceof EReference ? plain(feature, name())
				: new TextPropertyDescriptor(feature, name());
	}

	@Override
	Object entered(Object value) {
		return text(value);
	}

	@Override
	Object parse(Object entered) {
		return entered.toString().isEmpty() ? null : entered;
	}

	@Override
	String text(Object value) {
		return value == null ? "" : value.toString();
	}
}
