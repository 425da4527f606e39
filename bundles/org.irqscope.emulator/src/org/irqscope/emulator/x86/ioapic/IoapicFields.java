package org.irqscope.emulator.x86.ioapic;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Place;

/** The fields of the IOAPIC. Names for any thread. */
public final class IoapicFields {
	public static final FieldName BASE_ADDRESS = new FieldName(X86Place.IOAPIC, "base_address");
	public static final FieldName IOREGSEL = new FieldName(X86Place.IOAPIC, "ioregsel");
	public static final FieldName ID = new FieldName(X86Place.IOAPIC, "id");
	public static final FieldName IRR = new FieldName(X86Place.IOAPIC, "irr");
	public static final FieldName REDIRTBL = new FieldName(X86Place.IOAPIC, "redirtbl");
	public static final FieldName IRR_DELIVERED = new FieldName(X86Place.IOAPIC, "irr_delivered");
	public static final FieldName IRQ_STATES = new FieldName(X86Place.IOAPIC, "irq_states");
	public static final FieldName IRQ_EOI = new FieldName(X86Place.IOAPIC, "irq_eoi");
	public static final FieldName RTC_STATUS_PENDING_EOI = new FieldName(X86Place.IOAPIC, "rtc_status.pending_eoi");
	public static final FieldName RTC_STATUS_DEST_MAP = new FieldName(X86Place.IOAPIC, "rtc_status.dest_map");

	private IoapicFields() {
	}
}
