package org.irqscope.core.chip;

import java.util.Optional;

import org.irqscope.model.VirtualMachine;

/**
 * What the picture of a chip is made of.
 *
 * @param lines the part of the routing table that something uses
 * @param marks what changed last
 * @param active the node that the walk stands on
 */
public record ChipPicture(VirtualMachine machine, UsedLines lines, Marks marks, Optional<String> active) {

	/** True for the node that the walk stands on. */
	public boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}
}
