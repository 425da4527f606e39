package org.irqscope.diagram.properties;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.irqscope.diagram.Texts;

/** The members of a list as properties, numbered; each opens as properties of its own. */
record ListProperties(List<EObject> members, Sight sight) implements FixedProperties {
	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		IPropertyDescriptor[] descriptors = new IPropertyDescriptor[members.size()];
		for (int at = 0; at < descriptors.length; at++)
			descriptors[at] = ElementProperty.plain(at, "[" + at + "]");
		return descriptors;
	}

	@Override
	public Object getPropertyValue(Object id) {
		return new ElementProperties(members.get((Integer) id), sight);
	}

	@Override
	public String toString() {
		return Texts.of("property.members", members.size());
	}
}
