package org.irqscope.scene;

/** How a line is drawn. */
public record Stroke(Ink ink, double width, boolean dashed) {
	public Stroke(Ink ink, double width) {
		this(ink, width, false);
	}
}
