package org.irqscope.core.kernel;

/**
 * A function in the source of a kernel. Immutable, for any thread.
 *
 * @param file the file in the tree
 * @param text the whole file
 * @param first the first line of the definition, from 0
 * @param last its last line
 */
public record KernelFunction(String file, String text, int first, int last) {
}
