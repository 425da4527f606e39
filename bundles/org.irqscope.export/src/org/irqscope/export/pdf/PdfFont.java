package org.irqscope.export.pdf;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.irqscope.scene.text.Face;
import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;

/** A bundled face in a PDF file: the whole face, and of its letters those that are used. Used by one thread. */
final class PdfFont {
	private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);
	private static final int UNITS = 1000;
	private final Face face;
	private final Font font;
	/** The letters by the numbers of their glyphs. */
	private final Map<Integer, Integer> used = new TreeMap<>();
	private final int number;

	PdfFont(Face face, TextStyle style, PdfFile file) {
		this.face = face;
		this.font = Fonts.MEASURE.font("", style).deriveFont((float) UNITS);
		this.number = file.reserve();
	}

	/** The number of the font in its file. */
	int number() {
		return number;
	}

	/** A text in the numbers of the glyphs; nothing when the face lacks a letter. */
	Optional<String> glyphs(String text) {
		if (font.canDisplayUpTo(text) >= 0)
			return Optional.empty();
		int[] letters = text.codePoints().toArray();
		GlyphVector glyphs = font.createGlyphVector(UNHINTED, text);
		if (glyphs.getNumGlyphs() != letters.length)
			return Optional.empty();
		StringBuilder codes = new StringBuilder("<");
		for (int at = 0; at < letters.length; at++) {
			used.put(glyphs.getGlyphCode(at), letters[at]);
			codes.append(String.format(Locale.ROOT, "%04X", glyphs.getGlyphCode(at)));
		}
		return Optional.of(codes.append('>').toString());
	}

	/** Writes the font, once all texts are known. */
	void write(PdfFile file) throws IOException {
		byte[] bytes;
		try (InputStream in = face.open()) {
			bytes = in.readAllBytes();
		}
		String name = face.file().replace(".ttf", "");
		int program = file.stream("/Length1 " + bytes.length, bytes);
		int descriptor = file.add("<</Type/FontDescriptor/FontName/" + name
				+ "/Flags 4/FontBBox[-1000 -400 2000 1200]/ItalicAngle 0/Ascent 950/Descent -250/CapHeight 720/StemV 80"
				+ "/FontFile2 " + PdfFile.reference(program) + ">>");
		int glyphs = file.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name
				+ "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity"
				+ "/FontDescriptor "
				+ PdfFile.reference(descriptor) + "/W[" + widths() + "]>>");
		int letters = file.stream("", letters().getBytes(StandardCharsets.US_ASCII));
		file.write(number, "<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts["
				+ PdfFile.reference(glyphs) + "]/ToUnicode " + PdfFile.reference(letters) + ">>");
	}

	private String widths() {
		StringBuilder widths = new StringBuilder();
		used.forEach((glyph, letter) -> widths.append(glyph).append('[')
				.append(Math.round(
						font.createGlyphVector(UNHINTED, new int[] { glyph }).getGlyphMetrics(0).getAdvanceX()))
				.append(']'));
		return widths.toString();
	}

	/** What the glyphs say, for readers that search and copy. */
	private String letters() {
		StringBuilder map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
				+ "/CMapName/Letters def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n");
		used.forEach((glyph, letter) -> map.append(String.format(Locale.ROOT, "1 beginbfchar<%04X><", glyph))
				.append(hex(letter)).append(">endbfchar\n"));
		return map.append("endcmap CMapName currentdict/CMap defineresource pop end end\n").toString();
	}

	private static String hex(int letter) {
		StringBuilder hex = new StringBuilder();
		for (char half : Character.toChars(letter))
			hex.append(String.format(Locale.ROOT, "%04X", (int) half));
		return hex.toString();
	}
}
