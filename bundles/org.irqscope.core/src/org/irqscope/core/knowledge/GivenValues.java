package org.irqscope.core.knowledge;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.ImportedSource;
import org.irqscope.model.Inference;
import org.irqscope.model.Knowledge;
import org.irqscope.model.VirtualMachine;

/** Notes that a user has set what an import had only assumed, or read. Within a change of the model, in its thread. */
public final class GivenValues {
	private static final String KEY = "given.edited";

	private GivenValues() {
	}

	/** A feature of a part of a machine has been set; of parts that nobody imported nothing is noted. */
	public static void note(EObject part, EStructuralFeature feature) {
		if (EcoreUtil.getRootContainer(part) instanceof VirtualMachine machine)
			for (ImportedSource source : machine.getSources())
				for (Inference inference : List.copyOf(source.getInferences()))
					if (part.equals(inference.getAbout()) && inference.getFeatures().contains(feature.getName()))
						give(source, inference, feature);
	}

	/** What else the inference is about is known as before. */
	private static void give(ImportedSource source, Inference inference, EStructuralFeature feature) {
		Inference given = inference;
		if (inference.getFeatures().size() > 1) {
			given = EcoreUtil.copy(inference);
			inference.getFeatures().remove(feature.getName());
			source.getInferences().add(source.getInferences().indexOf(inference) + 1, given);
			given.getFeatures().clear();
			given.getFeatures().add(feature.getName());
		}
		given.setKnowledge(Knowledge.GIVEN);
		given.setKey(KEY);
		given.getValues().clear();
		given.getValues().add(feature.getName());
		given.setLine(0);
	}
}
