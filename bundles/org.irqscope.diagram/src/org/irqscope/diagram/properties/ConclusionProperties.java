package org.irqscope.diagram.properties;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.diagram.Texts;
import org.irqscope.model.VirtualMachine;

/** What an import concluded and assumed about an element, as properties under the places that it rests on. */
record ConclusionProperties(List<Conclusion> conclusions) implements FixedProperties {
	/** What was concluded about a part of a machine. */
	static ConclusionProperties about(EObject part) {
		return new ConclusionProperties(EcoreUtil.getRootContainer(part) instanceof VirtualMachine machine
				? Conclusion.about(machine, part) : List.of());
	}

	/** How it is known that a feature has its value, where an import says that. */
	static Optional<Conclusion> of(EObject part, EStructuralFeature feature) {
		return EcoreUtil.getRootContainer(part) instanceof VirtualMachine machine
				? Conclusion.all(machine).stream().filter(one -> one.isAbout(part, feature)).findFirst()
				: Optional.empty();
	}

	boolean isEmpty() {
		return conclusions.isEmpty();
	}

	@Override
	public IPropertyDescriptor[] getPropertyDescriptors() {
		IPropertyDescriptor[] descriptors = new IPropertyDescriptor[conclusions.size()];
		for (int at = 0; at < descriptors.length; at++) {
			Conclusion conclusion = conclusions.get(at);
			PropertyDescriptor descriptor = ElementProperty.plain(at, Texts.of(
					key(conclusion), at + 1, conclusion.source()));
			// The status line has room for the whole sentence.
			descriptor.setDescription(conclusion.text());
			descriptors[at] = descriptor;
		}
		return descriptors;
	}

	private static String key(Conclusion conclusion) {
		return switch (conclusion.knowledge()) {
		case SEEN -> "property.seen";
		case GIVEN -> "property.given";
		case ASSUMED -> "property.assumed";
		default -> "property.concluded";
		};
	}

	@Override
	public Object getPropertyValue(Object id) {
		return conclusions.get((Integer) id).text();
	}

	@Override
	public String toString() {
		return Texts.of("property.conclusions", conclusions.size());
	}
}
