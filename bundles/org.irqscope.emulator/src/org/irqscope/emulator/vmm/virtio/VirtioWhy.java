package org.irqscope.emulator.vmm.virtio;

import org.irqscope.emulator.journal.Why;

/** The reasons that a virtqueue can give a hop: most say why somebody is told, or is not. For any thread. */
public enum VirtioWhy implements Why {
	RING_FULL, PASSED_AVAIL_EVENT, BEHIND_AVAIL_EVENT, NOTIFY_WANTED, NO_NOTIFY, NOTHING_USED, NO_BUFFER,
	INTERRUPT_WANTED, NO_INTERRUPT, PASSED_USED_EVENT, BEHIND_USED_EVENT, FIRST_USED, NO_VECTOR, CONFIG_READS_TABLE,
	BUFFERS_KEPT, STATUS_STAYS;

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 352;

	@Override
	public int number() {
		return FIRST + ordinal();
	}
}
