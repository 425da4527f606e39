package org.irqscope.core.imports;

import org.irqscope.model.VirtualMachine;

/**
 * A machine that is being made.
 *
 * @param machine as far as it is
 * @param evidence what texts say about it
 * @param traces what traces show of it
 * @param conclusions where everything is recorded that was not read
 */
record Draft(VirtualMachine machine, Evidence evidence, Traces traces, Conclusions conclusions) {
}
