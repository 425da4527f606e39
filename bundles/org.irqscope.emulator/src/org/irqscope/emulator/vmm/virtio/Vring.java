package org.irqscope.emulator.vmm.virtio;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/**
 * The rings of a split virtqueue, as far as interrupts need them: what lies in the memory of the guest, and how far
 * each side has come. Indices have 16 bits and run over. Used by the thread that runs the emulator.
 */
public final class Vring {
	/** {@code VRING_AVAIL_F_NO_INTERRUPT} and {@code VRING_USED_F_NO_NOTIFY} */
	static final int QUIET = 1;
	private static final int INDEX = 0xffff;

	final IntField availFlags, availIdx, usedEvent;
	final IntField usedFlags, usedIdx, availEvent;
	/** Buffers that the driver has added since it last told the device. */
	final IntField numAdded;
	final IntField lastUsed, callbacksOff;
	final IntField lastAvail, signalled, signalledValid;
	/** The device wants to be told of buffers. */
	final IntField notification;
	private final int size;
	private final boolean eventIdx;

	/** What a document says of the two rings. */
	public record Shared(int availFlags, int availIdx, int usedEvent, int usedFlags, int usedIdx, int availEvent) {
	}

	/** What a document says of both sides. */
	public record Progress(int lastUsed, int lastAvail, int signalled, boolean signalledValid) {
	}

	/**
	 * Rings of a queue.
	 *
	 * @param size how many buffers fit
	 * @param eventIdx whether both sides name indices in place of flags, {@code VIRTIO_F_EVENT_IDX}
	 */
	Vring(Struct struct, int queue, int size, boolean eventIdx) {
		this.size = size;
		this.eventIdx = eventIdx;
		availFlags = struct.number(field(queue, VirtioFields.AVAIL_FLAGS));
		availIdx = struct.number(field(queue, VirtioFields.AVAIL_IDX));
		usedEvent = struct.number(field(queue, VirtioFields.USED_EVENT));
		usedFlags = struct.number(field(queue, VirtioFields.USED_FLAGS));
		usedIdx = struct.number(field(queue, VirtioFields.USED_IDX));
		availEvent = struct.number(field(queue, VirtioFields.AVAIL_EVENT));
		numAdded = struct.number(field(queue, VirtioFields.NUM_ADDED));
		lastUsed = struct.number(field(queue, VirtioFields.LAST_USED));
		callbacksOff = struct.flag(field(queue, VirtioFields.CALLBACKS_OFF));
		lastAvail = struct.number(field(queue, VirtioFields.LAST_AVAIL));
		signalled = struct.number(field(queue, VirtioFields.SIGNALLED));
		signalledValid = struct.flag(field(queue, VirtioFields.SIGNALLED_VALID));
		notification = struct.flag(field(queue, VirtioFields.NOTIFICATION));
		notification.set(true);
	}

	private static FieldName field(int queue, String name) {
		return VirtioFields.of(queue, name);
	}

	/** What a document says. */
	public void restore(Shared shared, Progress progress) {
		availFlags.set(shared.availFlags & QUIET);
		availIdx.set(shared.availIdx & INDEX);
		usedEvent.set(shared.usedEvent & INDEX);
		usedFlags.set(shared.usedFlags & QUIET);
		usedIdx.set(shared.usedIdx & INDEX);
		availEvent.set(shared.availEvent & INDEX);
		lastUsed.set(progress.lastUsed & INDEX);
		lastAvail.set(progress.lastAvail & INDEX);
		signalled.set(progress.signalled & INDEX);
		signalledValid.set(progress.signalledValid);
		callbacksOff.set(!eventIdx && availFlags.isSet());
		notification.set(eventIdx || !usedFlags.isSet());
	}

	/** The two rings as they are. */
	public Shared shared() {
		return new Shared(availFlags.get(), availIdx.get(), usedEvent.get(), usedFlags.get(), usedIdx.get(),
				availEvent.get());
	}

	/** How far both sides are. */
	public Progress progress() {
		return new Progress(lastUsed.get(), lastAvail.get(), signalled.get(), signalledValid.isSet());
	}

	public int size() {
		return size;
	}

	/** Whether both sides name indices in place of flags. */
	public boolean eventIdx() {
		return eventIdx;
	}

	/** Buffers that the device has not taken. */
	public int waiting() {
		return availIdx.get() - lastAvail.get() & INDEX;
	}

	/** Buffers that the device works on. */
	public int inFlight() {
		return lastAvail.get() - usedIdx.get() & INDEX;
	}

	/** Buffers that the driver has not got back. */
	public int used() {
		return usedIdx.get() - lastUsed.get() & INDEX;
	}

	/** Whether there is room for another buffer. */
	boolean hasRoom() {
		return (availIdx.get() - lastUsed.get() & INDEX) < size;
	}

	static void advance(IntField index) {
		index.set(index.get() + 1 & INDEX);
	}

	/** {@code vring_need_event}: an index has gone past the one that the other side waits for. */
	public static boolean needEvent(int event, int now, int before) {
		return (now - event - 1 & INDEX) < (now - before & INDEX);
	}
}
