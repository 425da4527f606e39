package org.irqscope.export;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.scene.text.Fonts;
import org.irqscope.scene.text.TextStyle;

/** Breaks texts into lines; a word that is wider than a line is broken too. */
public final class Lines {
	private Lines() {
	}

	/** The lines of a text, none wider than a width in pixels at 100 %. */
	public static List<String> of(String text, TextStyle style, double width) {
		List<String> lines = new ArrayList<>();
		String line = "";
		for (String word : text.split(" ")) {
			String longer = line.isEmpty() ? word : line + " " + word;
			if (fits(longer, style, width)) {
				line = longer;
				continue;
			}
			if (!line.isEmpty())
				lines.add(line);
			line = word;
			while (!fits(line, style, width)) {
				int end = fitting(line, style, width);
				lines.add(line.substring(0, end));
				line = line.substring(end);
			}
		}
		lines.add(line);
		return lines;
	}

	private static boolean fits(String text, TextStyle style, double width) {
		return text.length() <= 1 || Fonts.MEASURE.width(text, style) <= width;
	}

	private static int fitting(String word, TextStyle style, double width) {
		int end = word.length() - 1;
		while (end > 1 && !fits(word.substring(0, end), style, width))
			end--;
		return end;
	}
}
