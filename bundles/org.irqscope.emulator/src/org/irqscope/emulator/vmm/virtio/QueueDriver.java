package org.irqscope.emulator.vmm.virtio;

import org.irqscope.emulator.journal.Journal;

/**
 * The guest's side of a virtqueue, as Linux's virtio_ring has it: buffers go into the available ring and come back in
 * the used one. Runs in the context of the guest; used by the thread that runs the emulator.
 */
final class QueueDriver {
	private static final int INDEX = 0xffff;
	private final Journal journal;
	private final int device, queue;
	private final Vring ring;

	QueueDriver(Journal journal, int device, int queue, Vring ring) {
		this.journal = journal;
		this.device = device;
		this.queue = queue;
		this.ring = ring;
	}

	/** {@code virtqueue_add}: false when the ring is full. */
	boolean add() {
		journal.enter(VirtioSite.VIRTQUEUE_ADD, device, queue, ring.availIdx.get() + 1 & INDEX);
		boolean room = ring.hasRoom();
		if (room) {
			Vring.advance(ring.availIdx);
			Vring.advance(ring.numAdded);
		} else
			journal.why(VirtioWhy.RING_FULL, ring.size());
		journal.leave(room ? 0 : -1);
		return room;
	}

	/** {@code virtqueue_kick_prepare}: whether the device wants to know of what was added. */
	boolean kickPrepare() {
		journal.enter(VirtioSite.VIRTQUEUE_KICK_PREPARE, device, queue, ring.availIdx.get());
		int now = ring.availIdx.get(), before = now - ring.numAdded.get() & INDEX;
		ring.numAdded.set(0);
		boolean needed = ring.eventIdx() ? Vring.needEvent(ring.availEvent.get(), now, before)
				: !ring.usedFlags.isSet();
		if (ring.eventIdx())
			journal.why(needed ? VirtioWhy.PASSED_AVAIL_EVENT : VirtioWhy.BEHIND_AVAIL_EVENT, ring.availEvent.get(),
					before, now);
		else
			journal.why(needed ? VirtioWhy.NOTIFY_WANTED : VirtioWhy.NO_NOTIFY);
		journal.leave(needed ? 1 : 0);
		return needed;
	}

	/** {@code vring_interrupt} with a callback that takes all that is there, as those of Linux do. */
	void interrupt() {
		journal.enter(VirtioSite.VRING_INTERRUPT, device, queue, ring.used());
		if (ring.used() == 0)
			journal.why(VirtioWhy.NOTHING_USED);
		else
			do {
				disableCallbacks();
				while (ring.used() > 0)
					getBuffer();
				enableCallbacks();
			} while (ring.used() > 0);
		journal.leave();
	}

	/** {@code virtqueue_disable_cb}; with indices an event that is never passed stands for the flag. */
	private void disableCallbacks() {
		journal.enter(VirtioSite.VIRTQUEUE_DISABLE_CB, device, queue, 0);
		ring.callbacksOff.set(1);
		if (ring.eventIdx())
			ring.usedEvent.set(0);
		else
			ring.availFlags.set(Vring.QUIET);
		journal.leave();
	}

	/** {@code virtqueue_get_buf} */
	private void getBuffer() {
		journal.enter(VirtioSite.VIRTQUEUE_GET_BUF, device, queue, ring.lastUsed.get());
		Vring.advance(ring.lastUsed);
		journal.leave();
	}

	/** {@code virtqueue_enable_cb}: the next buffer shall interrupt. */
	private void enableCallbacks() {
		journal.enter(VirtioSite.VIRTQUEUE_ENABLE_CB, device, queue, ring.lastUsed.get());
		ring.callbacksOff.set(0);
		if (!ring.eventIdx())
			ring.availFlags.set(0);
		ring.usedEvent.set(ring.lastUsed.get());
		journal.leave();
	}
}
