package org.irqscope.scene;

/** What moves: a small sign with the GSI or vector that it carries. */
public record Token(Point at, String text) {
}
