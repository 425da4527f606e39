package org.irqscope.scene.theme;

import java.util.Locale;

/**
 * A colour. Immutable, for any thread.
 *
 * @param rgb red, green and blue in 24 bits
 * @param alpha 0 transparent to 1 opaque
 */
public record Ink(int rgb, double alpha) {
	/** An opaque colour: red, green and blue in 24 bits. */
	public Ink(int rgb) {
		this(rgb, 1);
	}

	/** The same colour with another opacity, 0 transparent to 1 opaque. */
	public Ink withAlpha(double share) {
		return new Ink(rgb, share);
	}

	/** The share of red, 0 to 255. */
	public int red() {
		return rgb >> 16 & 0xff;
	}

	/** The share of green, 0 to 255. */
	public int green() {
		return rgb >> 8 & 0xff;
	}

	/** The share of blue, 0 to 255. */
	public int blue() {
		return rgb & 0xff;
	}

	/** The colour that shows when this one lies on an opaque ground. */
	public Ink over(Ink ground) {
		return new Ink(mix(red(), ground.red()) << 16 | mix(green(), ground.green()) << 8 | mix(blue(), ground.blue()));
	}

	private int mix(int top, int bottom) {
		return (int) Math.round(top * alpha + bottom * (1 - alpha));
	}

	/** The contrast with another opaque colour as WCAG 2 counts it, 1 to 21. */
	public double contrast(Ink other) {
		double light = Math.max(luminance(), other.luminance());
		double dark = Math.min(luminance(), other.luminance());
		return (light + 0.05) / (dark + 0.05);
	}

	private double luminance() {
		return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
	}

	private static double linear(int channel) {
		double share = channel / 255.0;
		return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	/** The colour as {@code #rrggbb}. */
	public String hex() {
		return String.format(Locale.ROOT, "#%06x", rgb);
	}
}
