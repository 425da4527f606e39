package org.irqscope.trace.text;

import java.util.Locale;

/** Why a line says nothing about a machine. Such lines are only counted. */
public enum Ignored {
	/** Nothing but blanks. */
	BLANK,
	/** A line that begins with {@code #}: a comment, the header of a trace, or what root typed. */
	COMMENT,
	/** A shell prompt with the command. */
	PROMPT,
	/** A line of a program that the shell session passed on as a here-document. */
	HERE_DOCUMENT,
	/** Dots where somebody left lines out. */
	ELLIPSIS,
	/** What a web page writes around a text: the fences of Markdown, tags. */
	MARKUP,
	/** A tool about itself: {@code Attaching 1 probe...} */
	TOOL_MESSAGE;

	/** The reason for people. */
	public String title() {
		return Texts.of("ignored." + name().toLowerCase(Locale.ROOT));
	}
}
