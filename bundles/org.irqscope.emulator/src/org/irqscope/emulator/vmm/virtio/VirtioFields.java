package org.irqscope.emulator.vmm.virtio;

import java.util.List;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.MachinePlace;

/** The fields of virtio devices: what a transport keeps, and the rings of each queue. Names for any thread. */
public final class VirtioFields {
	/** Why the device interrupts, which a guest without MSI-X reads: 1 a queue, 2 the configuration. */
	public static final FieldName ISR = named("isr");
	/** The entry of the table that tells of a changed configuration. */
	public static final FieldName CONFIG_VECTOR = named("config_vector");
	/** Grows with each change of the configuration. */
	public static final FieldName GENERATION = named("generation");
	/** The generation that the guest has read last. */
	public static final FieldName GENERATION_READ = named("generation_read");
	private static final FieldName QUEUES = named("vq");

	/** The driver's flags, its index, and from which used index on it wants to be interrupted. */
	static final String AVAIL_FLAGS = "avail.flags", AVAIL_IDX = "avail.idx", USED_EVENT = "used_event";
	/** The device's flags, its index, and from which available index on it wants to be told. */
	static final String USED_FLAGS = "used.flags", USED_IDX = "used.idx", AVAIL_EVENT = "avail_event";
	/** What the driver keeps for itself. */
	static final String NUM_ADDED = "num_added", LAST_USED = "last_used_idx", CALLBACKS_OFF = "avail_flags_shadow";
	/** What the device keeps for itself. */
	static final String LAST_AVAIL = "last_avail_idx", SIGNALLED = "signalled_used",
			SIGNALLED_VALID = "signalled_used_valid", NOTIFICATION = "notification", VECTOR = "vector";

	private VirtioFields() {
	}

	private static FieldName named(String name) {
		return new FieldName(MachinePlace.DEVICE, name);
	}

	/** By which the driver of a queue without indices of events says that it wants no interrupts. */
	public static FieldName availFlags(int queue) {
		return of(queue, AVAIL_FLAGS);
	}

	/** The used index from which on the driver of a queue wants to be interrupted. */
	public static FieldName usedEvent(int queue) {
		return of(queue, USED_EVENT);
	}

	/** A field of a queue. */
	static FieldName of(int queue, String field) {
		return QUEUES.at(queue).member(field);
	}

	/** The ring in which the driver puts buffers: flags, index and event. */
	public static List<FieldName> available(int queue) {
		return List.of(of(queue, AVAIL_FLAGS), of(queue, AVAIL_IDX), of(queue, USED_EVENT));
	}

	/** The ring in which the device gives them back: flags, index and event. */
	public static List<FieldName> used(int queue) {
		return List.of(of(queue, USED_FLAGS), of(queue, USED_IDX), of(queue, AVAIL_EVENT));
	}

	/** How far the driver has come, then the device, then what the device has told last. */
	public static List<FieldName> progress(int queue) {
		return List.of(of(queue, LAST_USED), of(queue, LAST_AVAIL), of(queue, SIGNALLED));
	}
}
