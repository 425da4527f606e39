package org.irqscope.core.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the parts of C code apart that are drawn differently. For any thread. */
public final class CodeParts {
	/** What a part is. */
	public enum Kind {
		COMMENT, TEXT, DIRECTIVE, KEYWORD
	}

	/** A part of a text. */
	public record Part(int start, int length, Kind kind) {
	}

	private static final Pattern PARTS = Pattern.compile("(?<COMMENT>/\\*(?s:.*?)\\*/|//[^\\n]*)"
			+ "|(?<TEXT>\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*')"
			+ "|(?<DIRECTIVE>(?m:^[ \\t]*#[ \\t]*\\w+))"
			+ "|(?<KEYWORD>\\b(?:auto|bool|break|case|char|const|continue|default|do|else|enum|extern|for|goto|if"
			+ "|inline|int|long|return|short|signed|sizeof|static|struct|switch|typedef|union|unsigned|void|volatile"
			+ "|while|u8|u16|u32|u64|s32|s64)\\b)");

	private CodeParts() {
	}

	/** The parts of a text, in order; what is between them is plain. */
	public static List<Part> of(String text) {
		List<Part> parts = new ArrayList<>();
		Matcher matcher = PARTS.matcher(text);
		while (matcher.find())
			for (Kind kind : Kind.values())
				if (matcher.group(kind.name()) != null)
					parts.add(new Part(matcher.start(), matcher.end() - matcher.start(), kind));
		return parts;
	}
}
