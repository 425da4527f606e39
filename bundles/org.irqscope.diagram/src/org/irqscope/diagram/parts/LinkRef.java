package org.irqscope.diagram.parts;

/** A line of the picture by its id; the model of a line's edit part. */
record LinkRef(String id) {
}
