package org.irqscope.emulator.state;

/** Is told of every write to a state before it is done, on the thread that runs the emulator. */
public interface WriteLog {
	/** The number in a slot is about to become another. */
	void wrote(int slot, long from, long to);
}
