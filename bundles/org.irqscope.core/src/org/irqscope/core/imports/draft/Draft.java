package org.irqscope.core.imports.draft;

import org.irqscope.core.imports.evidence.Evidence;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.model.VirtualMachine;

/**
 * A machine that is being made.
 *
 * @param machine as far as it is
 * @param evidence what texts say about it
 * @param traces what traces show of it
 * @param conclusions where is recorded how everything is known
 * @param assumptions what the import was told where no text says it
 */
public record Draft(VirtualMachine machine, Evidence evidence, Traces traces, Conclusions conclusions,
		Assumptions assumptions) {
}
