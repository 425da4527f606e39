package org.irqscope.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

import org.irqscope.scene.text.Face;
import org.irqscope.scene.text.TextStyle;

/** The bundled typefaces as rules of CSS, so that a file looks the same where they are not installed. */
public final class FontCss {
	private FontCss() {
	}

	/**
	 * The faces, and a class for each style of text.
	 *
	 * @throws IOException when a face cannot be read
	 */
	public static String text() throws IOException {
		StringBuilder css = new StringBuilder("\n");
		for (Face face : Face.values())
			try (InputStream file = face.open()) {
				css.append("@font-face{font-family:\"").append(face.family())
						.append("\";src:url(data:font/ttf;base64,")
						.append(Base64.getEncoder().encodeToString(file.readAllBytes())).append(")}\n");
			}
		css.append("text{white-space:pre}\n");
		for (TextStyle style : TextStyle.values())
			css.append('.').append(SvgCanvas.cssClass(style)).append("{font:").append(Digits.text(style.size()))
					.append("px \"").append(style.face().family()).append("\"}\n");
		return css.toString();
	}
}
