package org.irqscope.trace.facts;

/**
 * A line that says something and was not understood. Immutable, for any thread.
 *
 * @param where its place
 * @param text the line, without colours, carriage returns and trailing blanks
 */
public record UnknownLine(SourceLine where, String text) {
}
