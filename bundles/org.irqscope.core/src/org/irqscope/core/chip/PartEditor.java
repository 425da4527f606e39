package org.irqscope.core.chip;

import java.util.Optional;

import org.irqscope.emulator.kvm.Kvm;

/** Sets fields of one sort of part as user space would. Keeps no state, for any thread that may use the machine. */
public interface PartEditor {
	/** How a field can be set. */
	Optional<Editable> editable(String field);

	/** True when the machine has such a part. */
	boolean has(Kvm kvm, int index);

	/**
	 * Sets a field that is editable, of a part that there is.
	 *
	 * @return 0, or the kernel's negative error number
	 */
	int set(Kvm kvm, int index, String field, long value);
}
