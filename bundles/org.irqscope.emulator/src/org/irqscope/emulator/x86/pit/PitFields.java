package org.irqscope.emulator.x86.pit;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Place;

/** The fields of the i8254. Names for any thread. */
public final class PitFields {
	/** The channels, each a struct of its own. */
	public static final FieldName CHANNEL = new FieldName(X86Place.PIT, "channel");
	public static final FieldName SPEAKER_DATA_ON = new FieldName(X86Place.PIT, "speaker_data_on");
	public static final FieldName HPET_LEGACY = new FieldName(X86Place.PIT, "hpet_legacy");
	public static final FieldName PERIOD = new FieldName(X86Place.PIT, "period");
	public static final FieldName EXPIRES = new FieldName(X86Place.PIT, "expires");
	public static final FieldName IS_PERIODIC = new FieldName(X86Place.PIT, "is_periodic");
	public static final FieldName REINJECT = new FieldName(X86Place.PIT, "reinject");
	public static final FieldName PENDING = new FieldName(X86Place.PIT, "pending");
	public static final FieldName IRQ_ACK = new FieldName(X86Place.PIT, "irq_ack");

	private PitFields() {
	}
}
