package org.irqscope.ui.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.fate.Outcome;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.state.Change;
import org.irqscope.ui.Texts;

/** Says of one hop why it happens, in which file of the kernel, what it changes and what a trace shows of it. */
final class HopExplanation {
	private static final int MARGIN = 12, SPACING = 3;
	private final StyledText text;
	private final Sentences sentences = new Sentences(Locale.getDefault());
	private final List<StyleRange> styles = new ArrayList<>();
	private final StringBuilder written = new StringBuilder();

	HopExplanation(Composite parent) {
		text = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setMargins(MARGIN, MARGIN, MARGIN, MARGIN);
		text.setLineSpacing(SPACING);
		text.setCaret(null);
	}

	/** @param next what the user could let come next */
	void show(Stop stop, Optional<Impulse> next) {
		styles.clear();
		written.setLength(0);
		stop.outcome().ifPresent(outcome -> write(outcome, next));
		if (stop.hop().isPresent())
			write(stop.hop().get());
		else
			write(Texts.of("walk.before.first") + "\n", SWT.NORMAL, false);
		text.setText(written.toString());
		text.setStyleRanges(styles.toArray(StyleRange[]::new));
	}

	/** How it ended, and what can come next. */
	private void write(Outcome outcome, Optional<Impulse> next) {
		section("walk.outcome", outcome.findings().stream().map(Outcome.Finding::text).toList());
		write(next.map(impulse -> Texts.of("walk.next.device", impulse.title())).orElseGet(() -> Texts.of("walk.next"))
				+ "\n\n", SWT.NORMAL, false);
	}

	private void write(Hop hop) {
		write(hop.call() + "\n", SWT.BOLD, false);
		write(sentences.of(hop) + "\n\n", SWT.NORMAL, false);
		section("walk.changes", hop.changes().stream().map(HopExplanation::line).toList());
		section("walk.tracepoints", hop.events().stream().map(TraceLine::line).toList());
		if (!hop.site().file().isEmpty())
			section("walk.file", List.of(hop.site().file()));
	}

	private static String line(Change change) {
		return change.place() + "  " + change.name() + "  " + change.text();
	}

	private void section(String title, List<String> lines) {
		if (lines.isEmpty())
			return;
		write(Texts.of(title) + "\n", SWT.BOLD, false);
		lines.forEach(line -> write(line + "\n", SWT.NORMAL, true));
		write("\n", SWT.NORMAL, false);
	}

	private void write(String words, int style, boolean mono) {
		StyleRange range = new StyleRange(written.length(), words.length(), null, null, style);
		if (mono)
			range.font = JFaceResources.getFont(JFaceResources.TEXT_FONT);
		styles.add(range);
		written.append(words);
	}
}
