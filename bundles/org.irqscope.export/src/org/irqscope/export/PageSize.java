package org.irqscope.export;

/** The sizes of pages, lying, in points. */
public enum PageSize {
	A4(841.89, 595.28), A3(1190.55, 841.89), LETTER(792, 612),
	/** As wide as a slide of 16 by 9. */
	SLIDE(960, 540);

	private final double width;
	private final double height;

	PageSize(double width, double height) {
		this.width = width;
		this.height = height;
	}

	public double width() {
		return width;
	}

	public double height() {
		return height;
	}
}
