package org.irqscope.ui.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.irqscope.ui.ThemeColors;

/** A text while it is written: titles, sentences, lines of code, and links in them. Used by the UI thread. */
public final class LinkedText {
	private final StringBuilder written = new StringBuilder();
	private final List<StyleRange> styles = new ArrayList<>();
	private final List<TextLinks.Link> links = new ArrayList<>();
	private final ThemeColors colors;

	public LinkedText(ThemeColors colors) {
		this.colors = colors;
	}

	/** How much has been written. */
	public int length() {
		return written.length();
	}

	/** The line that stands above all others. */
	public void heading(String words) {
		style(words.length(), SWT.NORMAL).font = JFaceResources.getHeaderFont();
		written.append(words).append('\n');
	}

	/** A line that stands above others. */
	public void title(String words) {
		style(words.length(), SWT.BOLD);
		written.append(words).append('\n');
	}

	/** A paragraph. */
	public void sentence(String words) {
		written.append(words).append("\n\n");
	}

	/** Words that step back. */
	public void quiet(String words) {
		style(words.length(), SWT.NORMAL).foreground = colors.quiet();
		written.append(words).append('\n');
	}

	/** A line as a machine writes it. */
	public void code(String words) {
		style(words.length(), SWT.NORMAL).font = JFaceResources.getFont(JFaceResources.TEXT_FONT);
		written.append(words).append('\n');
	}

	/** A line that leads somewhere. */
	public void link(String words, boolean code, Runnable work) {
		StyleRange style = inline(words, work);
		if (code)
			style.font = JFaceResources.getFont(JFaceResources.TEXT_FONT);
		written.append('\n');
	}

	/** Words that lead somewhere, within a line. */
	public StyleRange inline(String words, Runnable work) {
		links.add(new TextLinks.Link(written.length(), words.length(), work));
		StyleRange style = style(words.length(), SWT.NORMAL);
		style.underline = true;
		style.underlineStyle = SWT.UNDERLINE_SINGLE;
		style.foreground = colors.selection();
		written.append(words);
		return style;
	}

	/** Words within a line, as a machine writes them. */
	public void quoted(String words) {
		style(words.length(), SWT.NORMAL).font = JFaceResources.getFont(JFaceResources.TEXT_FONT);
		written.append(words);
	}

	/** Words within a line. */
	public void words(String words) {
		written.append(words);
	}

	/** Room before what comes next. */
	public void room() {
		written.append('\n');
	}

	private StyleRange style(int length, int font) {
		StyleRange range = new StyleRange(written.length(), length, null, null, font);
		styles.add(range);
		return range;
	}

	/** Shows the text; where somebody has selected something in the same text, that stays. */
	public void show(StyledText text, TextLinks follow) {
		if (!text.getText().equals(written.toString()))
			text.setText(written.toString());
		StyleRange[] ranges = styles.toArray(StyleRange[]::new);
		if (!Arrays.equals(text.getStyleRanges(), ranges))
			text.setStyleRanges(ranges);
		follow.show(links);
	}
}
