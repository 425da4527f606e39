package org.irqscope.core.operation;

/** The files that a picture can be written to. */
public enum ImageFormat {
	SVG, PNG
}
