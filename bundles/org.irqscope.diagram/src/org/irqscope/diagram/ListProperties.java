package org.irqscope.diagram;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;

/** The members of a list as properties, numbered; each opens as properties of its own. */
record ListProperties(List<EObject> members, Optional<ElementProperties.Edits> edits) implements IPropertySource {
	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		IPropertyDescriptor[] descriptors = new IPropertyDescriptor[members.size()];
		for (int at = 0; at < descriptors.length; at++)
			descriptors[at] = ElementProperty.plain(at, "[" + at + "]");
		return descriptors;
	}

	@Override
	public Object getPropertyValue(Object id) {
		return new ElementProperties(members.get((Integer) id), edits);
	}

	@Override
	public boolean isPropertySet(Object id) {
		return false;
	}

	@Override
	public void resetPropertyValue(Object id) {
		// Lists have no default.
	}

	@Override
	public void setPropertyValue(Object id, Object value) {
		// What changes is in the members.
	}

	@Override
	public Object getEditableValue() {
		return this;
	}

	@Override
	public String toString() {
		return Texts.of("property.members", members.size());
	}
}
