package org.irqscope.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;

/**
 * The features of an element of the model as properties, under the kernel's names. Contained elements open as properties
 * of their own.
 */
final class ElementProperties implements IPropertySource {
	/** Runs an edit under a label. */
	interface Edits extends BiConsumer<String, Runnable> {
	}

	private final EObject element;
	private final Optional<Edits> edits;

	/** An element that is only shown. */
	ElementProperties(EObject element) {
		this(element, Optional.empty());
	}

	/** @param edits who changes the model */
	ElementProperties(EObject element, Edits edits) {
		this(element, Optional.of(edits));
	}

	private ElementProperties(EObject element, Optional<Edits> edits) {
		this.element = element;
		this.edits = edits;
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		List<IPropertyDescriptor> descriptors = new ArrayList<>();
		for (EStructuralFeature feature : element.eClass().getEAllStructuralFeatures())
			if (!(feature instanceof EReference reference && reference.isContainer()))
				descriptors.add(ElementProperty.of(element, feature).descriptor(edits.isPresent()));
		return descriptors.toArray(IPropertyDescriptor[]::new);
	}

	@Override
	public Object getPropertyValue(Object id) {
		Object value = element.eGet((EStructuralFeature) id);
		if (value instanceof List<?> list)
			return new ListProperties(list, edits);
		if (value instanceof EObject child && ((EReference) id).isContainment())
			return new ElementProperties(child, edits);
		return ElementProperty.of(element, (EStructuralFeature) id).shown(value);
	}

	@Override
	public void setPropertyValue(Object id, Object value) {
		ElementProperty property = ElementProperty.of(element, (EStructuralFeature) id);
		Object meant = property.parse(value);
		if (!Objects.equals(meant, element.eGet((EStructuralFeature) id)))
			edits.ifPresent(edit -> edit.accept(Texts.of("command.set", property.name()),
					() -> element.eSet((EStructuralFeature) id, meant)));
	}

	@Override
	public boolean isPropertySet(Object id) {
		return element.eIsSet((EStructuralFeature) id);
	}

	@Override
	public void resetPropertyValue(Object id) {
		edits.ifPresent(edit -> edit.accept(
				Texts.of("command.set", ElementProperty.of(element, (EStructuralFeature) id).name()),
				() -> element.eUnset((EStructuralFeature) id)));
	}

	@Override
	public Object getEditableValue() {
		return null;
	}

	@Override
	public String toString() {
		return ElementProperty.summary(element);
	}

	/** The members of a list, numbered. */
	private record ListProperties(List<?> members, Optional<Edits> edits) implements IPropertySource {
		@Override
		public IPropertyDescriptor[] getPropertyDescriptors() {
			IPropertyDescriptor[] descriptors = new IPropertyDescriptor[members.size()];
			for (int at = 0; at < descriptors.length; at++)
				descriptors[at] = ElementProperty.plain(at, "[" + at + "]");
			return descriptors;
		}

		@Override
		public Object getPropertyValue(Object id) {
			return new ElementProperties((EObject) members.get((Integer) id), edits);
		}

		@Override
		public boolean isPropertySet(Object id) {
			return false;
		}

		@Override
		public void resetPropertyValue(Object id) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void setPropertyValue(Object id, Object value) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Object getEditableValue() {
			return null;
		}

		@Override
		public String toString() {
			return Texts.of("property.members", members.size());
		}
	}
}
