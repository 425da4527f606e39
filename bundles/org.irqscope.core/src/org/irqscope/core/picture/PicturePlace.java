package org.irqscope.core.picture;

import org.irqscope.model.VirtualMachine;

/**
 * What somebody points at in the picture of a machine. Used by the thread that owns the machine.
 *
 * @param machine the machine as it is shown
 * @param row a row of the node; empty for the node as a whole
 */
public record PicturePlace(VirtualMachine machine, String node, String row) {
}
