package org.irqscope.core.edit.mend;

import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__ELCR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__ELCR_MASK;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IMR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IRQ_BASE;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IRR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__ISR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__LAST_IRR;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

import org.eclipse.emf.ecore.EAttribute;
import org.irqscope.core.edit.GuestSetup;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;

/** Sets registers of chips to what they can hold. Used by the thread that owns the document. */
final class RegisterMends {
	private static final int BYTE = 0xff, INPUTS = 7, FIRST_VECTOR = 16, FREE_VECTOR = 0x20, CLASS = 4;
	private static final List<EAttribute> BYTES = List.of(KPIC_STATE__LAST_IRR, KPIC_STATE__IRR, KPIC_STATE__IMR,
			KPIC_STATE__ISR, KPIC_STATE__IRQ_BASE, KPIC_STATE__ELCR, KPIC_STATE__ELCR_MASK);

	private RegisterMends() {
	}

	static void bytes(VirtualMachine machine, KpicState pic) {
		BYTES.forEach(register -> pic.eSet(register, (Integer) pic.eGet(register) & BYTE));
	}

	static void priority(VirtualMachine machine, KpicState pic) {
		pic.setPriorityAdd(pic.getPriorityAdd() & INPUTS);
	}

	static void edges(VirtualMachine machine, KpicState pic) {
		pic.setElcr(pic.getElcr() & pic.getElcrMask());
	}

	static void vector(VirtualMachine machine, RedirectionEntry entry) {
		entry.setVector(GuestSetup.freeVector(machine, FREE_VECTOR));
	}

	static void destination(VirtualMachine machine, RedirectionEntry entry) {
		machine.getVcpus().stream().findFirst().ifPresent(vcpu -> entry.setDestId(vcpu.getVcpuId()));
	}

	static void inService(VirtualMachine machine, Lapic lapic) {
		VectorSet vectors = lapic.getIsr();
		lapic.setIsr(only(vectors, vector -> Arrays.stream(vectors.vectors())
				.noneMatch(other -> other > vector && other >> CLASS == vector >> CLASS)));
	}

	static void pending(VirtualMachine machine, Lapic lapic) {
		lapic.setIrr(only(lapic.getIrr(), vector -> vector >= FIRST_VECTOR));
	}

	private static VectorSet only(VectorSet vectors, IntPredicate stays) {
		return VectorSet.of(Arrays.stream(vectors.vectors()).filter(stays).toArray());
	}
}
