package org.irqscope.export;

import java.util.Optional;

import org.irqscope.emulator.journal.Hop;

/**
 * One step of a walk, as exports show it. Immutable, for any thread.
 *
 * @param position how many hops have been done
 * @param picture the machine then
 * @param hop the hop that was done last; nothing before the first
 */
public record WalkStep(int position, Picture picture, Optional<Hop> hop) {
}
