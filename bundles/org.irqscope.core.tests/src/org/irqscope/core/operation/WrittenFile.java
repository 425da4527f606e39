package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import com.google.gson.JsonParser;

/**
 * A file that was exported, read by somebody else's parser where there is one.
 *
 * @param bytes of the file
 * @param what it is, for messages
 */
record WrittenFile(byte[] bytes, String what) {
	private static final int MOST_BYTES = 2_000_000, LEAST_BYTES = 20;

	static WrittenFile of(Path file, String what) throws Exception {
		return new WrittenFile(Files.readAllBytes(file), what);
	}

	/** Fails where the file is not what its format is. */
	void check(ExportFormat format) throws Exception {
		assertTrue(bytes.length > LEAST_BYTES && bytes.length < MOST_BYTES, what + ": " + bytes.length + " bytes");
		switch (format) {
		case SVG, SEQUENCE -> assertTextsInside(xml(text()));
		case PNG, GIF, APNG -> image();
		case HTML -> html();
		case PDF, HANDOUT -> pdf();
		case MERMAID -> assertTrue(text().startsWith("sequenceDiagram\n"), what);
		case PLANTUML -> assertTrue(text().startsWith("@startuml") && text().stripTrailing().endsWith("@enduml"),
				what);
		case MARKDOWN -> assertTrue(text().startsWith("# "), what);
		case CSV -> assertEquals("position", text().split(",")[0], what);
		}
	}

	private String text() {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static Document xml(String text) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
	}

	private void image() throws Exception {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
		assertTrue(image.getWidth() > 50 && image.getHeight() > 50, what);
		int corner = image.getRGB(1, 1), other = 0;
		for (int y = 0; y < image.getHeight(); y += 3)
			for (int x = 0; x < image.getWidth(); x += 3)
				other += image.getRGB(x, y) == corner ? 0 : 1;
		assertTrue(other > 50, what + " is empty");
	}

	/** The page has no error that a browser would have to forgive, and the steps are JSON. */
	private void html() throws Exception {
		String text = text();
		String steps = text.substring(text.indexOf("id=\"walk\">") + 10, text.indexOf("</script>"));
		assertTrue(JsonParser.parseString(steps).getAsJsonObject().getAsJsonArray("steps").size() > 0, what);
		assertEquals(List.of(), HtmlErrors.of(text), what);
	}

	private void pdf() throws Exception {
		try (PDDocument document = Loader.loadPDF(bytes)) {
			assertTrue(document.getNumberOfPages() > 0, what);
			for (PDPage page : document.getPages())
				assertTrue(page.hasContents() && page.getResources().getFontNames().iterator().hasNext(), what);
			assertTrue(document.getDocumentCatalog().getDocumentOutline().hasChildren(), what);
		}
	}

	private void assertTextsInside(Document svg) {
		String[] box = svg.getDocumentElement().getAttribute("viewBox").split(" ");
		double left = Double.parseDouble(box[0]), right = left + Double.parseDouble(box[2]);
		double top = Double.parseDouble(box[1]), bottom = top + Double.parseDouble(box[3]);
		NodeList texts = svg.getElementsByTagName("text");
		for (int at = 0; at < texts.getLength(); at++) {
			Element text = (Element) texts.item(at);
			double x = Double.parseDouble(text.getAttribute("x")), y = Double.parseDouble(text.getAttribute("y"));
			double width = Fonts.MEASURE.width(text.getTextContent(),
					TextStyle.valueOf(text.getAttribute("class").toUpperCase(Locale.ROOT)));
			assertTrue(left <= x && x + width <= right + 1 && top <= y - 8 && y <= bottom,
					() -> what + ": " + text.getTextContent());
		}
	}
}
