package org.irqscope.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.irqscope.scene.Node;
import org.irqscope.scene.Rect;
import org.irqscope.scene.layout.Scene;
import org.irqscope.scene.text.Face;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;
import org.irqscope.scene.theme.Ink;
import org.irqscope.scene.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A picture as SVG is whole and needs nothing but itself. */
class SvgTest {
	private static final Pattern FONT_FACE = Pattern
			.compile("@font-face\\{font-family:\"([^\"]+)\";src:url\\(data:font/ttf;base64,([A-Za-z0-9+/=]+)\\)\\}");
	private static final Pattern FONT = Pattern.compile("\\{font:([^}]*)\\}");

	private static List<Element> elements(Document document, String name) {
		NodeList found = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
		List<Element> elements = new ArrayList<>();
		for (int at = 0; at < found.getLength(); at++)
			elements.add((Element) found.item(at));
		return elements;
	}

	private static List<String> texts(Document document) {
		return elements(document, "text").stream().map(Element::getTextContent).toList();
	}

	private static String style(Document document) {
		return elements(document, "style").get(0).getTextContent();
	}

	@Test
	void pictureIsAWellFormedDocumentWithATitle() throws Exception {
		Document document = Pictures.document(Pictures.scene());
		assertEquals("svg", document.getDocumentElement().getLocalName());
		assertEquals("machine: interrupts", elements(document, "title").get(0).getTextContent());
	}

	@Test
	void viewBoxIsTheSceneAndTheGroundCoversIt() throws Exception {
		Scene scene = Pictures.scene();
		Rect bounds = scene.bounds();
		Element svg = Pictures.document(scene).getDocumentElement();
		assertEquals(bounds.width(), Double.parseDouble(svg.getAttribute("width")), 0.005);
		assertEquals(bounds.height(), Double.parseDouble(svg.getAttribute("height")), 0.005);
		Element ground = elements(svg.getOwnerDocument(), "rect").get(0);
		assertEquals(svg.getAttribute("viewBox"), String.join(" ", ground.getAttribute("x"), ground.getAttribute("y"),
				ground.getAttribute("width"), ground.getAttribute("height")));
		assertEquals("#ffffff", ground.getAttribute("fill"));
	}

	@Test
	void bundledFontsAreEmbeddedWhole() throws Exception {
		List<MatchResult> faces = FONT_FACE.matcher(style(Pictures.document(Pictures.scene()))).results().toList();
		assertEquals(Face.values().length, faces.size());
		for (Face face : Face.values()) {
			MatchResult embedded = faces.get(face.ordinal());
			assertEquals(face.family(), embedded.group(1));
			byte[] file = Base64.getDecoder().decode(embedded.group(2));
			try (var bundled = face.open()) {
				assertArrayEquals(bundled.readAllBytes(), file);
			}
			assertTrue(Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file)).getNumGlyphs() > 100);
		}
	}

	@Test
	void noFontOfTheMachineIsNamed() throws Exception {
		Document document = Pictures.document(Pictures.scene());
		Set<String> bundled = Set.of(Face.values()).stream().map(face -> "\"" + face.family() + "\"")
				.collect(Collectors.toSet());
		List<MatchResult> fonts = FONT.matcher(style(document)).results().toList();
		assertEquals(7, fonts.size());
		for (MatchResult font : fonts) {
			String families = font.group(1).substring(font.group(1).indexOf("px ") + 3);
			assertTrue(bundled.contains(families), families);
		}
		for (Element text : elements(document, "text"))
			assertTrue(text.getAttribute("font-family").isEmpty() && text.getAttribute("style").isEmpty());
	}

	@Test
	void everyTextHasAClassThatTheStyleDefines() throws Exception {
		Document document = Pictures.document(Pictures.scene());
		String style = style(document);
		for (Element text : elements(document, "text"))
			assertTrue(style.contains("." + text.getAttribute("class") + "{font:"), text.getAttribute("class"));
	}

	@Test
	void nothingIsFetchedFromElsewhere() throws Exception {
		String svg = new String(Pictures.svg(Pictures.scene(), Theme.LIGHT), StandardCharsets.UTF_8);
		assertEquals(List.of("http://www.w3.org/2000/svg"), Pattern.compile("https?://[^\"]+").matcher(svg).results()
				.map(MatchResult::group).toList());
		assertEquals(Face.values().length, Pattern.compile("url\\(").matcher(svg).results().count());
		assertTrue(!svg.contains("<script") && !svg.contains("href"));
	}

	@Test
	void textsAreWholeAndInOnePiece() throws Exception {
		List<String> texts = texts(Pictures.document(Pictures.scene()));
		assertTrue(
				texts.containsAll(List.of("ttyS0", "0x3f8", "signals", "none \u2192 eventfd 0", "PIC master", "pin 4",
				"52", "IRR", "ISR", "GSI 4", "Kernel", "EOI", "pending", "idle", "in use")), texts.toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "<b>&\"quoted\"</b>", "]]>", "two  spaces ", "virtio \u7f51\u5361 \ud83d\udc27",
			"a\u00adb" })
	void everyNameIsTextAndNoMarkup(String name) throws Exception {
		Document document = Pictures.document(Pictures.scene(name, ""));
		assertTrue(texts(document).contains(name), texts(document).toString());
		assertTrue(elements(document, "title").stream().anyMatch(title -> title.getTextContent().equals(name)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "bell\u0007", "half \ud83d", "end \uffff" })
	void lettersThatXmlDoesNotHaveAreReplaced(String name) throws Exception {
		List<String> texts = texts(Pictures.document(Pictures.scene(name, "")));
		assertTrue(texts.contains(name.replaceFirst("[\\x07\\x{d83d}\\x{ffff}]", "\ufffd")), texts.toString());
	}

	@Test
	void elementsHaveIdsOfTheirOwn() throws Exception {
		List<String> ids = elements(Pictures.document(Pictures.scene()), "g").stream()
				.map(group -> group.getAttribute("id"))
				.toList();
		assertTrue(ids.containsAll(List.of("serial0", "pic0", "line4", "eoi", "token")), ids.toString());
		assertEquals(ids.size(), new HashSet<>(ids).size(), ids.toString());
	}

	@Test
	void textsStandInsideTheirNodes() throws Exception {
		Scene scene = Pictures.scene();
		Document document = Pictures.document(scene);
		for (Node node : scene.nodes()) {
			Element group = elements(document, "g").stream().filter(one -> one.getAttribute("id").equals(node.id()))
					.findAny()
					.orElseThrow();
			NodeList texts = group.getElementsByTagNameNS("*", "text");
			assertTrue(texts.getLength() >= 3);
			for (int at = 0; at < texts.getLength(); at++) {
				Element text = (Element) texts.item(at);
				double left = Double.parseDouble(text.getAttribute("x"));
				double width = Fonts.MEASURE.width(text.getTextContent(),
						TextStyle.valueOf(text.getAttribute("class").toUpperCase(Locale.ROOT)));
				assertTrue(left >= node.bounds().x() && left + width <= node.bounds().right(), text.getTextContent());
			}
		}
	}

	@Test
	void coloursAreThoseOfTheTheme() throws Exception {
		String dark = new String(Pictures.svg(Pictures.scene(), Theme.DARK), StandardCharsets.UTF_8);
		for (Ink ink : List.of(Theme.DARK.canvas(), Theme.DARK.node(), Theme.DARK.text(), Theme.DARK.accent()))
			assertTrue(dark.contains("\"" + ink.hex() + "\""), ink.hex());
		Set<String> strangers = new TreeSet<>();
		for (Ink ink : List.of(Theme.LIGHT.canvas(), Theme.LIGHT.node(), Theme.LIGHT.text(), Theme.LIGHT.accent()))
			if (dark.contains("\"" + ink.hex() + "\""))
				strangers.add(ink.hex());
		assertEquals(Set.of(), strangers);
	}

	@Test
	void numbersDoNotDependOnTheLanguage() throws Exception {
		byte[] english = Pictures.svg(Pictures.scene(), Theme.LIGHT);
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertArrayEquals(english, Pictures.svg(Pictures.scene(), Theme.LIGHT));
		} finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void numbersHaveNoMoreDigitsThanTheyNeed() {
		assertEquals("24", SvgCanvas.number(24));
		assertEquals("0.5", SvgCanvas.number(0.5));
		assertEquals("1.25", SvgCanvas.number(1.25));
		assertEquals("3.33", SvgCanvas.number(10 / 3.0));
		assertEquals("-8", SvgCanvas.number(-8));
		assertEquals("0", SvgCanvas.number(-0.001));
		assertEquals("100", SvgCanvas.number(100));
	}
}
