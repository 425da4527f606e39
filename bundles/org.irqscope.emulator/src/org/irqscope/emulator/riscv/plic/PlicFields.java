package org.irqscope.emulator.riscv.plic;

import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.FieldName;

/** The fields of kvmtool's PLIC. Names for any thread. */
public final class PlicFields {
	public static final FieldName IRQ_PRIORITY = new FieldName(RiscvPlace.PLIC, "irq_priority");
	/** The lines as they were reported last. */
	public static final FieldName IRQ_LEVEL = new FieldName(RiscvPlace.PLIC, "irq_level");
	public static final FieldName IRQ_ENABLE = new FieldName(RiscvPlace.PLIC_CONTEXT, "irq_enable");
	public static final FieldName IRQ_PENDING = new FieldName(RiscvPlace.PLIC_CONTEXT, "irq_pending");
	public static final FieldName IRQ_PENDING_PRIORITY = new FieldName(RiscvPlace.PLIC_CONTEXT,
			"irq_pending_priority");
	public static final FieldName IRQ_CLAIMED = new FieldName(RiscvPlace.PLIC_CONTEXT, "irq_claimed");
	public static final FieldName IRQ_AUTOCLEAR = new FieldName(RiscvPlace.PLIC_CONTEXT, "irq_autoclear");
	public static final FieldName IRQ_PRIORITY_THRESHOLD = new FieldName(RiscvPlace.PLIC_CONTEXT,
			"irq_priority_threshold");

	private PlicFields() {
	}
}
