package org.irqscope.core.chip;

import java.util.List;

import org.irqscope.model.InterruptController;
import org.irqscope.model.VirtualMachine;

/**
 * What all chips of one sort were at one moment. Immutable, for any thread.
 *
 * @param all by the index that the emulator knows them by
 */
public record ChipStates<C extends InterruptController, S>(Chip<C, S> chip, List<S> all) {

	/** Writes them into the chips that a document has; those that it has not are left out. */
	public void write(VirtualMachine document) {
		List<C> chips = chip.of(document);
		for (int index = 0; index < Math.min(all.size(), chips.size()); index++)
			chip.write(all.get(index), chips.get(index));
	}
}
