package org.irqscope.emulator.riscv.aplic;

import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.FieldName;

/** The fields of the APLIC domain. Names for any thread. */
public final class AplicFields {
	public static final FieldName DOMAINCFG = new FieldName(RiscvPlace.APLIC, "domaincfg");
	public static final FieldName GENMSI = new FieldName(RiscvPlace.APLIC, "genmsi");
	/** The sources, each a struct of its own. */
	public static final FieldName IRQS = new FieldName(RiscvPlace.APLIC, "irqs");
	/** How many interrupts were taken from a source and reached nobody. */
	public static final FieldName DROPPED = new FieldName(RiscvPlace.APLIC, "irqs.dropped");

	private AplicFields() {
	}
}
