package org.irqscope.diagram.properties;

import org.eclipse.ui.views.properties.IPropertySource;

/**
 * Properties without defaults, which cannot be set where they do not say otherwise: what changes is in what they
 * contain. Used by the UI thread.
 */
interface FixedProperties extends IPropertySource {
	@Override
	default boolean isPropertySet(Object id) {
		return false;
	}

	@Override
	default void resetPropertyValue(Object id) {
		// There is no default.
	}

	@Override
	default void setPropertyValue(Object id, Object value) {
		// There is nothing to set.
	}

	@Override
	default Object getEditableValue() {
		return this;
	}
}
