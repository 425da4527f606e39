package org.irqscope.debug.model;

import org.eclipse.debug.core.model.IValue;

/**
 * What a hop says about itself: an argument, a result, a change. It stays the same while its function is at work.
 * Written by the thread of the run, read by any.
 */
final class TextVariable extends MachineVariable {
	private final MachineFrame frame;
	private volatile String text;
	private volatile boolean changed;

	TextVariable(MachineFrame frame, String name, String text) {
		super(frame.target(), name);
		this.frame = frame;
		this.text = text;
	}

	/** The function has gone on, and says this. */
	TextVariable says(String other) {
		changed = !text.equals(other);
		text = other;
		return this;
	}

	/** Marks what the hop has changed. */
	TextVariable marked() {
		changed = true;
		return this;
	}

	@Override
	public IValue getValue() {
		return new MachineValue(target(), text);
	}

	/** Only the hop done last has changed something since the machine stood still before. */
	@Override
	public boolean hasValueChanged() {
		return changed && frame.isNewest();
	}
}
