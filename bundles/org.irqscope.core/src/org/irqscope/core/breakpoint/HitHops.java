package org.irqscope.core.breakpoint;

import org.irqscope.core.listing.HopRows;

/**
 * At which hops of a walk a breakpoint stops, or would if it were enabled. Immutable, for any thread.
 *
 * @param hops as far as they have been looked for
 */
public record HitHops(Breakpoint breakpoint, HopRows hops) {
}
