package org.irqscope.emulator.state;

import java.util.Arrays;

/**
 * A copy of a machine's state that goes its own way, write by write, while the machine goes another. Used by one
 * thread, which need not be that of the machine.
 */
public final class StateCopy implements StateView {
	private final Snapshot origin;
	private long[] slots;

	public StateCopy(Snapshot origin) {
		this.origin = origin;
		this.slots = origin.slots();
	}

	/** A field has another value now. */
	public void put(Field field, long raw) {
		if (field.slot() >= slots.length)
			slots = Arrays.copyOf(slots, Math.max(field.slot() + 1, slots.length * 2));
		slots[field.slot()] = raw;
	}

	@Override
	public long raw(Field field) {
		return field.slot() < slots.length ? slots[field.slot()] : 0;
	}

	@Override
	public long now() {
		return slots[origin.clock()];
	}

	@Override
	public Snapshot kept() {
		return origin;
	}
}
