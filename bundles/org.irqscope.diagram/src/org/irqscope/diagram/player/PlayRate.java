package org.irqscope.diagram.player;

/**
 * How fast a walk runs by itself, in hops a second. Immutable, for any thread.
 *
 * @param asked what the user wants
 * @param reached what the last two seconds have brought; what the picture leaves out is counted too
 * @param shown how many positions a second were drawn meanwhile
 */
public record PlayRate(double asked, double reached, double shown) {
}
