package org.irqscope.export;

import java.util.Locale;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.irqscope.scene.Rect;
import org.irqscope.scene.Shape;
import org.irqscope.scene.paint.Canvas;
import org.irqscope.scene.paint.Stroke;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;

/** Paints a scene as SVG elements; each element of the scene is a group with its id and a title. */
final class SvgCanvas implements Canvas {
	private final XMLStreamWriter xml;

	SvgCanvas(XMLStreamWriter xml) {
		this.xml = xml;
	}

	/** What went wrong while writing; painters know no checked exceptions. */
	static final class WriteFailed extends RuntimeException {
		private static final long serialVersionUID = 1;

		WriteFailed(XMLStreamException cause) {
			super(cause);
		}
	}

	/** A step of writing. */
	private interface Step {
		void run() throws XMLStreamException;
	}

	private static void write(Step step) {
		try {
			step.run();
		} catch (XMLStreamException e) {
			throw new WriteFailed(e);
		}
	}

	@Override
	public void begin(String id, String title) {
		write(() -> {
			xml.writeStartElement("g");
			xml.writeAttribute("id", letters(id));
			if (!title.isEmpty()) {
				xml.writeStartElement("title");
				xml.writeCharacters(letters(title));
				xml.writeEndElement();
			}
			xml.writeCharacters("\n");
		});
	}

	@Override
	public void end() {
		write(() -> {
			xml.writeEndElement();
			xml.writeCharacters("\n");
		});
	}

	@Override
	public void fill(Shape shape, Ink ink) {
		write(() -> {
			element(shape);
			xml.writeAttribute("fill", ink.hex());
			if (ink.alpha() < 1)
				xml.writeAttribute("fill-opacity", number(ink.alpha()));
			xml.writeCharacters("\n");
		});
	}

	@Override
	public void stroke(Shape shape, Stroke stroke) {
		write(() -> {
			element(shape);
			xml.writeAttribute("fill", "none");
			xml.writeAttribute("stroke", stroke.ink().hex());
			xml.writeAttribute("stroke-width", number(stroke.width()));
			if (stroke.ink().alpha() < 1)
				xml.writeAttribute("stroke-opacity", number(stroke.ink().alpha()));
			if (stroke.dashed())
				xml.writeAttribute("stroke-dasharray", Stroke.DASH + " " + Stroke.GAP);
			xml.writeCharacters("\n");
		});
	}

	@Override
	public void text(String text, double x, double baseline, TextStyle style, Ink ink) {
		write(() -> {
			xml.writeStartElement("text");
			xml.writeAttribute("class", cssClass(style));
			xml.writeAttribute("x", number(x));
			xml.writeAttribute("y", number(baseline));
			xml.writeAttribute("fill", ink.hex());
			xml.writeCharacters(letters(text));
			xml.writeEndElement();
			xml.writeCharacters("\n");
		});
	}

	/** A text with a sign in place of each letter that XML does not have. */
	static String letters(String text) {
		StringBuilder letters = new StringBuilder();
		text.codePoints().map(letter -> isXml(letter) ? letter : 0xfffd).forEach(letters::appendCodePoint);
		return letters.toString();
	}

	private static boolean isXml(int letter) {
		return letter >= 0x20 && letter < 0xd800 || letter == '\t' || letter == '\n' || letter == '\r'
				|| letter >= 0xe000 && letter <= 0xfffd || letter >= 0x10000;
	}

	static String cssClass(TextStyle style) {
		return style.name().toLowerCase(Locale.ROOT);
	}

	private void element(Shape shape) throws XMLStreamException {
		if (shape instanceof Shape.Box box)
			box(box.rect(), box.radius());
		else if (shape instanceof Shape.Disc disc) {
			xml.writeEmptyElement("circle");
			xml.writeAttribute("cx", number(disc.center().x()));
			xml.writeAttribute("cy", number(disc.center().y()));
			xml.writeAttribute("r", number(disc.radius()));
		} else
			path(SvgPath.of(shape));
	}

	private void box(Rect rect, double radius) throws XMLStreamException {
		xml.writeEmptyElement("rect");
		xml.writeAttribute("x", number(rect.x()));
		xml.writeAttribute("y", number(rect.y()));
		xml.writeAttribute("width", number(rect.width()));
		xml.writeAttribute("height", number(rect.height()));
		if (radius > 0)
			xml.writeAttribute("rx", number(radius));
	}

	private void path(String data) throws XMLStreamException {
		xml.writeEmptyElement("path");
		xml.writeAttribute("d", data);
	}

	/** A number with at most two digits after the point, and none where it needs none. */
	static String number(double value) {
		return Digits.text(value);
	}
}
