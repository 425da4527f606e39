package org.irqscope.scene;

/**
 * What moves: a small sign.
 *
 * @param at its middle
 * @param text the GSI or vector that it carries
 */
public record Token(Point at, String text) {
}
