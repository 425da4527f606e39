package org.irqscope.core.timeline;

import org.irqscope.emulator.journal.Context;

/**
 * A function at work, from where it is called to the last of what it does. Immutable, for any thread.
 *
 * @param depth how deep the call is nested, from 0
 * @param from its first hop
 * @param to the hop after its last one, as far as was looked
 */
public record CallBar(Context context, int depth, int from, int to, String function) {
}
