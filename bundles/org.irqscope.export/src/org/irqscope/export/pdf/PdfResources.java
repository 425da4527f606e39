package org.irqscope.export.pdf;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.irqscope.export.Digits;
import org.irqscope.scene.text.Face;
import org.irqscope.scene.text.TextStyle;

/** What all pages of a PDF file share: the faces, and the opacities that occur. Used by one thread. */
final class PdfResources {
	private final Map<Face, PdfFont> fonts = new EnumMap<>(Face.class);
	private final Map<Double, String> opacities = new TreeMap<>();
	private final int number;

	PdfResources(PdfFile file) {
		number = file.reserve();
		for (Face face : Face.values())
			fonts.put(face, new PdfFont(face, style(face), file));
	}

	private static TextStyle style(Face face) {
		return Stream.of(TextStyle.values()).filter(style -> style.face() == face).findFirst().orElseThrow();
	}

	/** The number of the resources in their file. */
	int number() {
		return number;
	}

	PdfFont font(Face face) {
		return fonts.get(face);
	}

	/** The name of an opacity. */
	String opacity(double alpha) {
		return opacities.computeIfAbsent(alpha, any -> "A" + opacities.size());
	}

	/** Writes all, once the pages are known. */
	void write(PdfFile file) throws IOException {
		StringBuilder all = new StringBuilder("<</Font<<");
		for (Map.Entry<Face, PdfFont> font : fonts.entrySet()) {
			font.getValue().write(file);
			all.append('/').append(font.getKey().name()).append(' ')
					.append(PdfFile.reference(font.getValue().number()));
		}
		all.append(">>/ExtGState<<");
		opacities.forEach((alpha, name) -> all.append('/').append(name).append("<</ca ").append(Digits.text(alpha))
				.append("/CA ").append(Digits.text(alpha)).append(">>"));
		file.write(number, all.append(">>>>").toString());
	}
}
