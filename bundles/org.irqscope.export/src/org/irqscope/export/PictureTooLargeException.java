package org.irqscope.export;

import java.io.IOException;

/** A picture that would have more pixels than can be painted. */
public final class PictureTooLargeException extends IOException {
	private static final long serialVersionUID = 1;
	private final double width;
	private final double height;
	private final double most;

	PictureTooLargeException(double width, double height, double most) {
		this.width = width;
		this.height = height;
		this.most = most;
	}

	/** How wide the picture would be, in pixels. */
	public double width() {
		return width;
	}

	/** How high the picture would be, in pixels. */
	public double height() {
		return height;
	}

	/** How many pixels a picture may have. */
	public double most() {
		return most;
	}
}
