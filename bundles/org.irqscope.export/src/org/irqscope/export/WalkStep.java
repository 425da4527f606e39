package org.irqscope.export;

import java.util.Optional;

import org.irqscope.emulator.journal.Hop;

/**
 * One step of a walk, as exports show it. Immutable, for any thread.
 *
 * @param position how many hops have been done
 * @param picture the machine then
 * @param hop the hop that was done last; nothing before the first
 * @param caption what is said of it in place of its explanation; may be empty
 */
public record WalkStep(int position, Picture picture, Optional<Hop> hop, String caption) {
	/** A step that is explained. */
	public WalkStep(int position, Picture picture, Optional<Hop> hop) {
		this(position, picture, hop, "");
	}
}
