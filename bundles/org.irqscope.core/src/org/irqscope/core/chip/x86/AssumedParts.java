package org.irqscope.core.chip.x86;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.Knowledge;
import org.irqscope.model.VirtualMachine;

/** The parts of imported machines that nobody has seen, to be drawn as such. Reads the model, in its thread. */
final class AssumedParts {
	private AssumedParts() {
	}

	/** True for a part some feature of which an import has only assumed. */
	static boolean contain(EObject part) {
		return EcoreUtil.getRootContainer(part) instanceof VirtualMachine machine && machine.getSources().stream()
				.flatMap(source -> source.getInferences().stream())
				.anyMatch(one -> one.getKnowledge() == Knowledge.ASSUMED && part.equals(one.getAbout())
						&& !one.getFeatures().isEmpty());
	}
}
