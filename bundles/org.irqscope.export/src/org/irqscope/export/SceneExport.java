package org.irqscope.export;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import javax.imageio.ImageIO;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.ScenePainter;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.theme.Theme;

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
		png(new Picture(scene), theme, scale, output);
	}

	/** As above, of a part of the scene or of more than it fills. */
	public static void png(Picture picture, Theme theme, double scale, OutputStream output) throws IOException {
		ImageIO.write(image(picture, theme, scale), "png", output);
	}

	/**
	 * Paints a picture.
	 *
	 * @throws PictureTooLargeException when the image would have too many pixels
	 */
	public static BufferedImage image(Picture picture, Theme theme, double scale) throws PictureTooLargeException {
		Rect bounds = picture.bounds();
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
			picture.paint(new Java2dCanvas(graphics), theme);
		} finally {
			graphics.dispose();
		}
		return image;
	}

	/** Paints a scene where it stands; the ground is the caller's. */
	public static void paint(Scene scene, Theme theme, Graphics2D graphics) {
		new ScenePainter(new Java2dCanvas(graphics), theme, Fonts.MEASURE).paint(scene);
	}

	/** A canvas on graphics, in pixels of the scene. */
	public static Canvas canvas(Graphics2D graphics) {
		return new Java2dCanvas(graphics);
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
		svg(new Picture(scene), theme, title, output);
	}

	/** As above, of a part of the scene or of more than it fills. */
	public static void svg(Picture picture, Theme theme, String title, OutputStream output) throws IOException {
		svg(picture.bounds(), canvas -> picture.paint(canvas, theme), theme, title, output);
	}

	/** As above, of whatever somebody paints. */
	public static void svg(Rect bounds, Consumer<Canvas> painting, Theme theme, String title, OutputStream output)
			throws IOException {
		try {
			XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(output,
					StandardCharsets.UTF_8.name());
			xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			xml.writeCharacters("\n");
			head(xml, bounds, theme, title);
			painting.accept(new SvgCanvas(xml));
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
		element(xml, "style", FontCss.text());
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
}
