package org.irqscope.diagram.page;

/** How somebody has chosen to look at a page. Immutable, for any thread. */
record Look(double zoom, int x, int y) {
}
