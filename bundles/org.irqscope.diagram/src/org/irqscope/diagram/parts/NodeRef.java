package org.irqscope.diagram.parts;

/** A node of the picture by its id; the model of a node's edit part. */
record NodeRef(String id) {
}
