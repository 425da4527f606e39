package org.irqscope.trace.facts;

import java.util.OptionalLong;

/**
 * One frame of a call stack.
 *
 * @param address the instruction, unsigned, when it was printed
 * @param symbol the function
 * @param offset bytes into the function
 */
public record StackFrame(OptionalLong address, String symbol, long offset) {
}
