package org.irqscope.export.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.irqscope.scene.text.Face;

/** What all pages of a PDF file share: the faces, and the opacities that occur. Used by one thread. */
final class PdfResources {
	private final PDDocument document;
	private final Map<Face, PDType0Font> fonts = new EnumMap<>(Face.class);
	private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();

	PdfResources(PDDocument document) {
		this.document = document;
	}

	/** A way to paint on a page. */
	PDPageContentStream content(PDPage page) throws IOException {
		return new PDPageContentStream(document, page);
	}

	/** A face, of whose letters the file will have those that are used. */
	PDType0Font font(Face face) throws IOException {
		PDType0Font known = fonts.get(face);
		if (known != null)
			return known;
		try (InputStream in = face.open()) {
			PDType0Font font = PDType0Font.load(document, in);
			fonts.put(face, font);
			return font;
		}
	}

	/** An opacity from 0 to 1. */
	PDExtendedGraphicsState opacity(double alpha) {
		return opacities.computeIfAbsent(alpha, PdfResources::state);
	}

	private static PDExtendedGraphicsState state(double alpha) {
		PDExtendedGraphicsState state = new PDExtendedGraphicsState();
		state.setNonStrokingAlphaConstant((float) alpha);
		state.setStrokingAlphaConstant((float) alpha);
		return state;
	}
}
