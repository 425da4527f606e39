package org.irqscope.scene;

/**
 * A swim lane behind the nodes of one context.
 *
 * @param title the context's name
 * @param bounds the whole lane, its heading included
 */
public record Lane(String title, Rect bounds) {
}
