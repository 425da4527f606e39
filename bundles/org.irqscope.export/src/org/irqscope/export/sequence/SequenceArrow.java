package org.irqscope.export.sequence;

/**
 * One arrow of a sequence diagram. Immutable, for any thread.
 *
 * @param from the lifeline that it leaves
 * @param to the lifeline that it reaches, which may be the same
 * @param answer true for what a call gives back
 */
record SequenceArrow(String from, String to, String text, boolean answer) {
}
