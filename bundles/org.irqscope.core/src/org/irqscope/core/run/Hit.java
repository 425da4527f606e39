package org.irqscope.core.run;

import java.util.Optional;

/**
 * That a breakpoint stops at a hop. Immutable, for any thread.
 *
 * @param breakpoint the breakpoint's text, which no other has that stops at the same hops
 * @param hop the number of the hop; the run stands after it
 * @param problem why nobody can say whether its condition holds, where that is why it stops; in the user's language
 */
public record Hit(String breakpoint, int hop, Optional<String> problem) {
}
