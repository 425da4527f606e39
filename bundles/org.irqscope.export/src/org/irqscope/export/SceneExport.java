package org.irqscope.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.imageio.ImageIO;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.irqscope.scene.Face;
import org.irqscope.scene.Fonts;
import org.irqscope.scene.Rect;
import org.irqscope.scene.Scene;
import org.irqscope.scene.ScenePainter;
import org.irqscope.scene.TextStyle;
import org.irqscope.scene.Theme;

/** Writes scenes to files; needs no display. The theme is the caller's choice, never the desktop's. */
public final class SceneExport {
	/** More pixels than this no viewer shows, and few machines have the memory for. */
	private static final double MOST_PIXELS = 150e6;

	private SceneExport() {
	}

	/**
	 * Writes a scene as PNG.
	 *
	 * @param theme its colours
	 * @param scale pixels of the image for one of the scene, above 0; the image has the scene's bounds times the scale
	 * @param output stays open
	 * @throws PictureTooLargeException when the image would have too many pixels
	 * @throws IOException when the output fails
	 */
	public static void png(Scene scene, Theme theme, double scale, OutputStream output) throws IOException {
		ImageIO.write(image(scene, theme, scale), "png", output);
	}

	static BufferedImage image(Scene scene, Theme theme, double scale) throws PictureTooLargeException {
		Rect bounds = scene.bounds();
		if (bounds.width() * scale * bounds.height() * scale > MOST_PIXELS)
			throw new PictureTooLargeException(bounds.width() * scale, bounds.height() * scale, MOST_PIXELS);
		BufferedImage image = new BufferedImage((int) Math.ceil(bounds.width() * scale),
				(int) Math.ceil(bounds.height() * scale), BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		try {
			graphics.setColor(new Color(theme.canvas().rgb()));
			graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
			graphics.scale(scale, scale);
			graphics.translate(-bounds.x(), -bounds.y());
			new ScenePainter(new Java2dCanvas(graphics), theme, Fonts.MEASURE).paint(scene);
		} finally {
			graphics.dispose();
		}
		return image;
	}

	/**
	 * Writes a scene as SVG that carries its own fonts; a unit of the user's space is a pixel of the scene.
	 *
	 * @param theme its colours
	 * @param title the title of the document, which viewers show
	 * @param output UTF-8, stays open
	 * @throws IOException when the output fails
	 */
	public static void svg(Scene scene, Theme theme, String title, OutputStream output) throws IOException {
		try {
			XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(output,
					StandardCharsets.UTF_8.name());
			xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			xml.writeCharacters("\n");
			head(xml, scene.bounds(), theme, title);
			new ScenePainter(new SvgCanvas(xml), theme, Fonts.MEASURE).paint(scene);
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.flush();
		} catch (XMLStreamException | SvgCanvas.WriteFailed e) {
			throw new IOException(e);
		}
	}

	private static void head(XMLStreamWriter xml, Rect bounds, Theme theme, String title)
			throws XMLStreamException, IOException {
		xml.writeStartElement("svg");
		xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
		xml.writeAttribute("width", SvgCanvas.number(bounds.width()));
		xml.writeAttribute("height", SvgCanvas.number(bounds.height()));
		xml.writeAttribute("viewBox", SvgCanvas.number(bounds.x()) + " " + SvgCanvas.number(bounds.y()) + " "
				+ SvgCanvas.number(bounds.width()) + " " + SvgCanvas.number(bounds.height()));
		xml.writeAttribute("role", "img");
		xml.writeCharacters("\n");
		element(xml, "title", title);
		element(xml, "style", style());
		xml.writeEmptyElement("rect");
		xml.writeAttribute("x", SvgCanvas.number(bounds.x()));
		xml.writeAttribute("y", SvgCanvas.number(bounds.y()));
		xml.writeAttribute("width", SvgCanvas.number(bounds.width()));
		xml.writeAttribute("height", SvgCanvas.number(bounds.height()));
		xml.writeAttribute("fill", theme.canvas().hex());
		xml.writeCharacters("\n");
	}

	private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
		xml.writeStartElement(name);
		xml.writeCharacters(SvgCanvas.letters(text));
		xml.writeEndElement();
		xml.writeCharacters("\n");
	}

	private static String style() throws IOException {
		StringBuilder css = new StringBuilder("\n");
		for (Face face : Face.values())
			try (InputStream file = face.open()) {
				css.append("@font-face{font-family:\"").append(face.family())
						.append("\";src:url(data:font/ttf;base64,")
						.append(Base64.getEncoder().encodeToString(file.readAllBytes())).append(")}\n");
			}
		css.append("text{white-space:pre}\n");
		for (TextStyle style : TextStyle.values())
			css.append('.').append(SvgCanvas.cssClass(style)).append("{font:").append(SvgCanvas.number(style.size()))
					.append("px \"").append(style.face().family()).append("\"}\n");
		return css.toString();
	}
}
