package org.irqscope.debug.memory;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.state.Snapshot;

/** A piece of memory that a machine keeps or that its fields make. For any thread. */
interface Bytes {
	/** The address of the first byte. */
	long start();

	/** How many there are; 0 for the whole of the guest's address space. */
	long length();

	/** The byte at an address; nothing where the machine does not keep what is there. */
	OptionalInt at(Snapshot state, long address);

	/**
	 * How other bytes are written, edit by edit; none where one of them cannot be.
	 *
	 * @param written the bytes by their addresses
	 */
	List<Impulse.OfEdit> edits(Snapshot state, Map<Long, Integer> written);
}
