package org.irqscope.scene.paint;

import org.irqscope.scene.theme.Ink;

/**
 * How a line is drawn.
 *
 * @param width in pixels at 100 %, above 0
 * @param dashed true for pieces of {@link #DASH} pixels with {@link #GAP} pixels between them
 */
public record Stroke(Ink ink, double width, boolean dashed) {
	/** The length of a dash and of the gap behind it, in pixels at 100 %. */
	public static final int DASH = 5, GAP = 4;

	/** A line without gaps. */
	public Stroke(Ink ink, double width) {
		this(ink, width, false);
	}
}
