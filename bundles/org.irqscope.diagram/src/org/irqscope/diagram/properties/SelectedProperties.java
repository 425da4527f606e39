package org.irqscope.diagram.properties;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.ui.views.properties.IPropertyDescriptor;

/** Elements of several kinds that are selected together; each opens as properties of its own. Used by the UI thread. */
record SelectedProperties(List<EObject> members, Supplier<Sight> sight) implements FixedProperties {
	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		IPropertyDescriptor[] descriptors = new IPropertyDescriptor[members.size()];
		for (int at = 0; at < descriptors.length; at++)
			descriptors[at] = ElementProperty.plain(at, ElementProperty.summary(members.get(at)));
		return descriptors;
	}

	@Override
	public Object getPropertyValue(Object id) {
		return new ElementProperties(members.get((Integer) id), sight.get());
	}
}
