package org.irqscope.scene;

/** A swim lane behind the nodes of one context. */
public record Lane(String title, Rect bounds) {
}
