package org.irqscope.diagram.parts;

/** A part of a node by its id; the model of its edit part. */
record RowRef(String id) {
}
