package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Place;

/** The fields of a local APIC. Names for any thread. */
public final class LapicFields {
	/** The banks of 256 vectors, in eight words each. */
	public static final FieldName ISR = new FieldName(X86Place.LAPIC, "ISR");
	public static final FieldName TMR = new FieldName(X86Place.LAPIC, "TMR");
	public static final FieldName IRR = new FieldName(X86Place.LAPIC, "IRR");

	/** Registers of the page that are shown by themselves. */
	public static final FieldName TASKPRI = register(Lapic.TASKPRI), PROCPRI = register(Lapic.PROCPRI),
			LVT0 = register(Lapic.LVT0), ID = register(Lapic.ID), LDR = register(Lapic.LDR),
			DFR = register(Lapic.DFR), SPIV = register(Lapic.SPIV), ESR = register(Lapic.ESR),
			ICR = register(Lapic.ICR), ICR2 = register(Lapic.ICR2);

	public static final FieldName APIC_BASE = new FieldName(X86Place.LAPIC, "apic_base");
	public static final FieldName SW_ENABLED = new FieldName(X86Place.LAPIC, "sw_enabled");
	public static final FieldName IRR_PENDING = new FieldName(X86Place.LAPIC, "irr_pending");
	public static final FieldName ISR_COUNT = new FieldName(X86Place.LAPIC, "isr_count");
	public static final FieldName HIGHEST_ISR_CACHE = new FieldName(X86Place.LAPIC, "highest_isr_cache");
	public static final FieldName APIC_ARB_PRIO = new FieldName(X86Place.LAPIC, "apic_arb_prio");
	public static final FieldName LVT0_IN_NMI_MODE = new FieldName(X86Place.LAPIC, "lvt0_in_nmi_mode");
	public static final FieldName PENDING_EVENTS = new FieldName(X86Place.LAPIC, "pending_events");
	public static final FieldName SIPI_VECTOR = new FieldName(X86Place.LAPIC, "sipi_vector");
	public static final FieldName IOAPIC_HANDLED_VECTORS = new FieldName(X86Place.LAPIC, "ioapic_handled_vectors");
	public static final FieldName HIGHEST_STALE_PENDING_IOAPIC_EOI = new FieldName(X86Place.LAPIC,
			"highest_stale_pending_ioapic_eoi");
	public static final FieldName TIMER_MODE = new FieldName(X86Place.LAPIC, "timer.mode");
	public static final FieldName TIMER_DIVIDE_COUNT = new FieldName(X86Place.LAPIC, "timer.divide_count");
	public static final FieldName TIMER_PENDING = new FieldName(X86Place.LAPIC, "timer.pending");
	public static final FieldName TIMER_PERIOD = new FieldName(X86Place.LAPIC, "timer.period");
	public static final FieldName TIMER_TARGET_EXPIRATION = new FieldName(X86Place.LAPIC, "timer.target_expiration");
	public static final FieldName TIMER_TSCDEADLINE = new FieldName(X86Place.LAPIC, "timer.tscdeadline");
	public static final FieldName PV_EOI_MSR_VAL = new FieldName(X86Place.LAPIC, "pv_eoi.msr_val");
	public static final FieldName PV_EOI_PENDING = new FieldName(X86Place.LAPIC, "pv_eoi.pending");
	public static final FieldName PV_EOI_FLAG = new FieldName(X86Place.LAPIC, "pv_eoi.flag");
	public static final FieldName ICR_63_32 = new FieldName(X86Place.LAPIC, "ICR[63:32]");

	private LapicFields() {
	}

	/** The register at an offset of the page, or the word of a bank. */
	public static FieldName at(int offset) {
		if (offset < Lapic.ISR || offset >= Lapic.ESR)
			return register(offset);
		FieldName bank = offset < Lapic.TMR ? ISR : offset < Lapic.IRR ? TMR : IRR;
		return bank.at((offset & 0x7f) >> 4);
	}

	/** The register at an offset of the page, which is none of a bank; the offset is its name where it has no other. */
	public static FieldName register(int offset) {
		return new FieldName(X86Place.LAPIC, switch (offset) {
		case Lapic.ID -> "ID";
		case Lapic.LVR -> "LVR";
		case Lapic.TASKPRI -> "TASKPRI";
		case Lapic.ARBPRI -> "ARBPRI";
		case Lapic.PROCPRI -> "PROCPRI";
		case Lapic.EOI -> "EOI";
		case Lapic.LDR -> "LDR";
		case Lapic.DFR -> "DFR";
		case Lapic.SPIV -> "SPIV";
		case Lapic.ESR -> "ESR";
		case Lapic.LVTCMCI -> "LVTCMCI";
		case Lapic.ICR -> "ICR";
		case Lapic.ICR2 -> "ICR2";
		case Lapic.LVTT -> "LVTT";
		case Lapic.LVTTHMR -> "LVTTHMR";
		case Lapic.LVTPC -> "LVTPC";
		case Lapic.LVT0 -> "LVT0";
		case Lapic.LVT1 -> "LVT1";
		case Lapic.LVTERR -> "LVTERR";
		case Lapic.TMICT -> "TMICT";
		case Lapic.TMCCT -> "TMCCT";
		case Lapic.TDCR -> "TDCR";
		case Lapic.SELF_IPI -> "SELF_IPI";
		default -> "0x" + Integer.toHexString(offset);
		});
	}
}
