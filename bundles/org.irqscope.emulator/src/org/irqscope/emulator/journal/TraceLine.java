package org.irqscope.emulator.journal;

/**
 * One tracepoint of a walk.
 *
 * @param context who emitted it
 * @param tracepoint which
 * @param text the kernel's own text of it, without the name
 * @param hop the number of the hop that emitted it
 */
public record TraceLine(Context context, Tracepoint tracepoint, String text, int hop) {

	/** The line as tracefs prints it after the time: {@code kvm_set_irq: gsi 4 level 1 source 0}. */
	public String line() {
		return tracepoint.kernelName() + ": " + text;
	}
}
