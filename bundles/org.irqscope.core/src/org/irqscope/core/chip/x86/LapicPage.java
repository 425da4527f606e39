package org.irqscope.core.chip.x86;

import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.model.ModelPackage.Literals;
import org.irqscope.model.VectorSet;

/** The register page of a local APIC as the document has it and as the kernel's interface has it. */
final class LapicPage {
	private static final List<Register> REGISTERS = List
			.of(new Register(Lapic.ID, Literals.LAPIC__APIC_ID),
			new Register(Lapic.LVR, Literals.LAPIC__LVR),
			new Register(Lapic.TASKPRI, Literals.LAPIC__TASKPRI),
			new Register(Lapic.ARBPRI, Literals.LAPIC__ARBPRI),
			new Register(Lapic.PROCPRI, Literals.LAPIC__PROCPRI),
			new Register(Lapic.LDR, Literals.LAPIC__LDR),
			new Register(Lapic.DFR, Literals.LAPIC__DFR),
			new Register(Lapic.SPIV, Literals.LAPIC__SPIV),
			new Register(Lapic.ESR, Literals.LAPIC__ESR),
			new Register(Lapic.LVTCMCI, Literals.LAPIC__LVTCMCI),
			new Register(Lapic.ICR, Literals.LAPIC__ICR),
			new Register(Lapic.ICR2, Literals.LAPIC__ICR2),
			new Register(Lapic.LVTT, Literals.LAPIC__LVTT),
			new Register(Lapic.LVTTHMR, Literals.LAPIC__LVTTHMR),
			new Register(Lapic.LVTPC, Literals.LAPIC__LVTPC),
			new Register(Lapic.LVT0, Literals.LAPIC__LVT0),
			new Register(Lapic.LVT1, Literals.LAPIC__LVT1),
			new Register(Lapic.LVTERR, Literals.LAPIC__LVTERR),
			new Register(Lapic.TMICT, Literals.LAPIC__TMICT),
			new Register(Lapic.TMCCT, Literals.LAPIC__TMCCT),
			new Register(Lapic.TDCR, Literals.LAPIC__TDCR));

	/** A register of the page and its feature in the document. */
	private record Register(int offset, EAttribute feature) {
	}

	private LapicPage() {
	}

	static LapicState of(org.irqscope.model.Lapic lapic) {
		LapicState state = new LapicState(new int[Lapic.REGISTERS]);
		for (Register register : REGISTERS)
			state = state.with(register.offset, (Integer) lapic.eGet(register.feature));
		state = with(state, Lapic.ISR, lapic.getIsr());
		state = with(state, Lapic.TMR, lapic.getTmr());
		return with(state, Lapic.IRR, lapic.getIrr());
	}

	private static LapicState with(LapicState state, int bank, VectorSet vectors) {
		LapicState result = state;
		for (int vector : vectors.vectors())
			result = result.with(bank, vector, true);
		return result;
	}

	static void write(LapicState state, org.irqscope.model.Lapic lapic) {
		for (Register register : REGISTERS)
			lapic.eSet(register.feature, state.get(register.offset));
		lapic.setIsr(VectorSet.of(state.vectors(Lapic.ISR)));
		lapic.setTmr(VectorSet.of(state.vectors(Lapic.TMR)));
		lapic.setIrr(VectorSet.of(state.vectors(Lapic.IRR)));
	}
}
