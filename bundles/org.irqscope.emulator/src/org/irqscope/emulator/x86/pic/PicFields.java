package org.irqscope.emulator.x86.pic;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Place;

/** The fields of the i8259 pair, one set each. Names for any thread. */
public final class PicFields {
	public static final FieldName LAST_IRR = new FieldName(X86Place.PIC, "last_irr");
	public static final FieldName IRR = new FieldName(X86Place.PIC, "irr");
	public static final FieldName IMR = new FieldName(X86Place.PIC, "imr");
	public static final FieldName ISR = new FieldName(X86Place.PIC, "isr");
	public static final FieldName PRIORITY_ADD = new FieldName(X86Place.PIC, "priority_add");
	public static final FieldName IRQ_BASE = new FieldName(X86Place.PIC, "irq_base");
	public static final FieldName READ_REG_SELECT = new FieldName(X86Place.PIC, "read_reg_select");
	public static final FieldName POLL = new FieldName(X86Place.PIC, "poll");
	public static final FieldName SPECIAL_MASK = new FieldName(X86Place.PIC, "special_mask");
	public static final FieldName INIT_STATE = new FieldName(X86Place.PIC, "init_state");
	public static final FieldName AUTO_EOI = new FieldName(X86Place.PIC, "auto_eoi");
	public static final FieldName ROTATE_ON_AUTO_EOI = new FieldName(X86Place.PIC, "rotate_on_auto_eoi");
	public static final FieldName SPECIAL_FULLY_NESTED_MODE = new FieldName(X86Place.PIC, "special_fully_nested_mode");
	public static final FieldName INIT4 = new FieldName(X86Place.PIC, "init4");
	public static final FieldName ELCR = new FieldName(X86Place.PIC, "elcr");
	public static final FieldName ELCR_MASK = new FieldName(X86Place.PIC, "elcr_mask");
	public static final FieldName OUTPUT = new FieldName(X86Place.PIC, "output");
	public static final FieldName WAKEUP_NEEDED = new FieldName(X86Place.PIC, "wakeup_needed");
	public static final FieldName IRQ_STATES = new FieldName(X86Place.PIC, "irq_states");

	private PicFields() {
	}
}
