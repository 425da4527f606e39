package org.irqscope.diagram.properties;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.diagram.Texts;
import org.irqscope.model.InterruptController;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.Vcpu;

/**
 * How the elements of a machine are seen. For the UI thread.
 *
 * @param edits who changes the model; nothing when it is only shown
 * @param sampled false where a recording is walked through, which does not tell what registers hold
 */
record Sight(Optional<ElementProperties.Edits> edits, boolean sampled) {
	/** What is said in place of a value of a feature that nobody has sampled; nothing where its value is known. */
	Optional<String> unknown(EObject element, EStructuralFeature feature) {
		boolean register = element instanceof InterruptController || element instanceof Vcpu
				|| element.eContainer() instanceof InterruptController || element.eContainer() instanceof Vcpu
				|| feature == ModelPackage.Literals.EVENTFD__COUNT
				|| feature == ModelPackage.Literals.IRQFD__INJECT_PENDING;
		boolean name = feature.getEContainingClass() == ModelPackage.Literals.ELEMENT
				|| feature == ModelPackage.Literals.VCPU__VCPU_ID
				|| feature instanceof EReference;
		return sampled || name || !register ? Optional.empty() : Optional.of(Texts.of("property.unsampled"));
	}
}
