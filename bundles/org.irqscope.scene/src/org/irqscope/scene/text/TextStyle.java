package org.irqscope.scene.text;

/** The few sizes and faces in which a picture is lettered; the faces are bundled, see {@link Face}. */
public enum TextStyle {
	TITLE(Face.SEMIBOLD, 13), FIELD(Face.SANS, 11), CAPTION(Face.SANS, 10), VALUE(Face.MONO, 11), BIT(Face.MONO, 10),
	TOKEN(Face.SEMIBOLD, 11), HEADING(Face.SEMIBOLD, 11);

	/** Height of the capitals, as a share of the size; text is centred by it. */
	private static final double CAPITALS = 0.72;

	private final Face face;
	private final double size;

	TextStyle(Face face, double size) {
		this.face = face;
		this.size = size;
	}

	/** The typeface. */
	public Face face() {
		return face;
	}

	/** The size in pixels. */
	public double size() {
		return size;
	}

	/** The baseline of a line of text that is centred on a height. */
	public double baseline(double centerY) {
		return centerY + size * CAPITALS / 2;
	}
}
