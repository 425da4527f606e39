package org.irqscope.core.chip;

import java.util.List;
import java.util.OptionalLong;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.scene.Mark;

/** What a picture marks as changed, by the part of the machine and the kernel's name of the field. */
public interface Marks {
	Mark mark(FieldName field, int index);

	/** As {@link #mark}, of a change from or to a value only. */
	Mark mark(FieldName field, int index, long value);

	/** The number that the field of the running machine is now; nothing at rest. */
	OptionalLong now(FieldName field, int index);

	/** The number that the field was before the last hop, when the hop changed it. */
	OptionalLong before(FieldName field, int index);

	/** What the field was before the last hop; empty when the hop did not change it. */
	String previous(FieldName field, int index);

	/** The bits of a register that the last hop changed. */
	int changedBits(FieldName field, int index);

	/** The bits of a register that the hop before the last one changed. */
	int recentBits(FieldName field, int index);

	/** The vectors of a bank of 256 that the last hop changed. */
	List<Integer> changedVectors(FieldName bank, int lapic);

	/** The vectors of a bank of 256 that the hop before the last one changed. */
	List<Integer> recentVectors(FieldName bank, int lapic);
}
