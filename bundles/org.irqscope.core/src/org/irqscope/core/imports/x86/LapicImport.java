package org.irqscope.core.imports.x86;

import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.model.Knowledge;
import org.irqscope.model.Lapic;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.VectorSet;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.LapicFact;

/** The local APICs that QEMU's monitor shows, register by register. */
public final class LapicImport {
	private final Draft draft;

	public LapicImport(Draft draft) {
		this.draft = draft;
	}

	public void run() {
		draft.evidence().lapics().forEach((vcpu, fact) -> {
			if (vcpu < draft.machine().getVcpus().size())
				set(X86Chips.lapic(draft.machine().getVcpus().get(vcpu)), fact);
		});
	}

	private void set(Lapic lapic, LapicFact fact) {
		fact.registers().forEach((name, value) -> lapic.eSet(register(lapic, name), value));
		lapic.setIsr(vectors(fact.isr()));
		lapic.setIrr(vectors(fact.irr()));
		lapic.setTmr(vectors(fact.tmr()));
		draft.conclusions().add(fact.where(), lapic, "inference.lapic", fact.vcpu()).setKnowledge(Knowledge.SEEN);
	}

	/** Features have the kernel's names of the registers, of which two are longer than those of QEMU. */
	private static EStructuralFeature register(Lapic lapic, String name) {
		String feature = switch (name) {
		case "TPR" -> ModelPackage.eINSTANCE.getLapic_Taskpri().getName();
		case "PPR" -> ModelPackage.eINSTANCE.getLapic_Procpri().getName();
		default -> name.toLowerCase(Locale.ROOT);
		};
		return lapic.eClass().getEStructuralFeature(feature);
	}

	private static VectorSet vectors(Set<Integer> vectors) {
		return VectorSet.of(vectors.stream().mapToInt(Integer::intValue).toArray());
	}
}
