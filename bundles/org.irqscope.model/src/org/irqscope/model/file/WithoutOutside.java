package org.irqscope.model.file;

import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.VirtualMachine;

/**
 * A machine as a document can hold it. An element that was removed has no place in the document; EMF would write its id
 * and not find it again. Keeps no state; the thread is the one that owns the machine.
 */
final class WithoutOutside {
	private WithoutOutside() {
	}

	/**
	 * The machine, or a copy without the reasons of what is gone.
	 *
	 * @throws UncheckedIOException when something else refers to what is gone
	 */
	static VirtualMachine of(VirtualMachine machine) {
		Map<EObject, Collection<EStructuralFeature.Setting>> outside = EcoreUtil.ExternalCrossReferencer.find(machine);
		if (outside.isEmpty())
			return machine;
		outside.forEach(WithoutOutside::refuse);
		VirtualMachine copy = EcoreUtil.copy(machine);
		EcoreUtil.ExternalCrossReferencer.find(copy).values().stream().flatMap(Collection::stream)
				.forEach(EStructuralFeature.Setting::unset);
		return copy;
	}

	private static void refuse(EObject target, Collection<EStructuralFeature.Setting> settings) {
		Optional<EStructuralFeature.Setting> needed = settings.stream()
				.filter(one -> one.getEStructuralFeature() != ModelPackage.Literals.INFERENCE__ABOUT).findFirst();
		if (needed.isPresent())
			throw new UncheckedIOException(MachineFileException.reference(needed.get().getEObject(), target));
	}
}
