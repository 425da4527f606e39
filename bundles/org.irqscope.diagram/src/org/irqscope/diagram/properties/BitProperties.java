package org.irqscope.diagram.properties;


import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.ui.views.properties.ComboBoxPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.edit.Settings;
import org.irqscope.diagram.Texts;

/** One bit of several registers as properties, such as what a chip knows of one of its pins. */
record BitProperties(RowSubject subject, Sight sight) implements FixedProperties {
	private static final String[] CHOICES = { Texts.of("property.no"), Texts.of("property.yes") };

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		return subject.features().stream().map(this::descriptor).toArray(IPropertyDescriptor[]::new);
	}

	private IPropertyDescriptor descriptor(EStructuralFeature register) {
		String name = Settings.name(register) + "[" + bit() + "]";
		PropertyDescriptor descriptor = sight.edits().isPresent()
				? new ComboBoxPropertyDescriptor(register, name, CHOICES) : new PropertyDescriptor(register, name);
		descriptor.setLabelProvider(LabelProvider.createTextProvider(
				value -> value instanceof Integer choice ? CHOICES[choice] : String.valueOf(value)));
		return descriptor;
	}

	private int bit() {
		return subject.bit().orElseThrow();
	}

	private int register(Object id) {
		return (Integer) subject.element().eGet((EStructuralFeature) id);
	}

	@Override
	public Object getPropertyValue(Object id) {
		return sight.sampled() ? register(id) >> bit() & 1 : Texts.of("property.unsampled");
	}

	@Override
	public void setPropertyValue(Object id, Object value) {
		EObject element = subject.element();
		int meant = register(id) & ~(1 << bit()) | (Integer) value << bit();
		if (meant != register(id) && (Integer) value >= 0)
			sight.edits().ifPresent(edit -> edit.accept(Texts.of("command.set", Settings.name((EStructuralFeature) id)),
					() -> element.eSet((EStructuralFeature) id, meant)));
	}

	@Override
	public Object getEditableValue() {
		return null;
	}
}
