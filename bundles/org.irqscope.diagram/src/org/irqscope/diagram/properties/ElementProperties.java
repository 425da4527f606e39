package org.irqscope.diagram.properties;

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
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.irqscope.core.knowledge.GivenValues;
import org.irqscope.diagram.Texts;
import org.irqscope.model.ModelPackage;

/**
 * The features of an element of the model as properties, under the kernel's names. Contained elements open as
 * properties of their own.
 */
public final class ElementProperties implements IPropertySource {
	/** Runs an edit under a label. */
	public interface Edits extends BiConsumer<String, Runnable> {
	}

	private static final String IMPORT = "import";
	private final EObject element;
	private final List<? extends EStructuralFeature> features;
	private final Sight sight;

	/** @param edits who changes the model; nothing when it is only shown */
	public ElementProperties(EObject element, Optional<Edits> edits) {
		this(element, new Sight(edits, true));
	}

	ElementProperties(EObject element, Sight sight) {
		this(element, element.eClass().getEAllStructuralFeatures().stream().filter(ElementProperties::isShown).toList(),
				sight);
	}

	/** Some of the features of an element. */
	ElementProperties(EObject element, List<? extends EStructuralFeature> features, Sight sight) {
		this.element = element;
		this.features = List.copyOf(features);
		this.sight = sight;
	}

	/** The diagram shows where nodes are. */
	private static boolean isShown(EStructuralFeature feature) {
		return !(feature instanceof EReference reference && reference.isContainer())
				&& feature != ModelPackage.Literals.VIRTUAL_MACHINE__POSITIONS;
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		List<IPropertyDescriptor> descriptors = new ArrayList<>();
		for (EStructuralFeature feature : features)
			descriptors.add(described(feature));
		if (!ConclusionProperties.about(element).isEmpty())
			descriptors.add(ElementProperty.plain(IMPORT, Texts.of("property.import")));
		return descriptors.toArray(IPropertyDescriptor[]::new);
	}

	/** The status line says how it is known that the feature has its value. */
	private IPropertyDescriptor described(EStructuralFeature feature) {
		PropertyDescriptor descriptor = ElementProperty.of(element, feature).descriptor(sight.edits().isPresent());
		ConclusionProperties.of(element, feature).ifPresent(one -> descriptor.setDescription(one.isAssumed()
				? Texts.of("property.value.assumed", one.text())
				: one.source() + ": " + one.text()));
		return descriptor;
	}

	@Override
	public Object getPropertyValue(Object id) {
		if (id.equals(IMPORT))
			return ConclusionProperties.about(element);
		EStructuralFeature feature = (EStructuralFeature) id;
		Optional<String> unknown = sight.unknown(element, feature);
		if (unknown.isPresent())
			return unknown.get();
		Object value = element.eGet(feature);
		if (value instanceof List<?> list && feature instanceof EReference)
			return new ListProperties(list.stream().map(EObject.class::cast).toList(), sight);
		if (value instanceof EObject child && ((EReference) feature).isContainment())
			return new ElementProperties(child, sight);
		return ElementProperty.of(element, feature).shown(value, sight.edits().isPresent());
	}

	@Override
	public void setPropertyValue(Object id, Object value) {
		// What is contained has been set already, where it is.
		if (value instanceof IPropertySource)
			return;
		EStructuralFeature feature = (EStructuralFeature) id;
		ElementProperty property = ElementProperty.of(element, feature);
		Object meant = property.parse(value);
		if (!Objects.equals(meant, element.eGet(feature)))
			edit(property, () -> {
				element.eSet(feature, meant);
				GivenValues.note(element, feature);
			});
	}

	@Override
	public boolean isPropertySet(Object id) {
		return sight.edits().isPresent() && id instanceof EStructuralFeature feature
				&& ElementProperty.of(element, feature).canReset();
	}

	@Override
	public void resetPropertyValue(Object id) {
		edit(ElementProperty.of(element, (EStructuralFeature) id), () -> element.eUnset((EStructuralFeature) id));
	}

	private void edit(ElementProperty property, Runnable change) {
		sight.edits().ifPresent(edit -> edit.accept(Texts.of("command.set", property.name()), change));
	}

	@Override
	public Object getEditableValue() {
		return this;
	}

	@Override
	public String toString() {
		return ElementProperty.summary(element);
	}
}
