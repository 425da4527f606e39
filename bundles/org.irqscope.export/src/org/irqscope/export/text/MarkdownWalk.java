package org.irqscope.export.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.state.Change;
import org.irqscope.export.StepText;
import org.irqscope.export.Texts;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkTitle;
import org.irqscope.export.WalkWriter;

/** Writes a walk as Markdown: a section a hop, with a table of what it changed. Used by one thread. */
public final class MarkdownWalk implements WalkWriter {
	private final StepText texts;
	private final Writer out;

	/**
	 * Begins the file.
	 *
	 * @param output UTF-8, stays open
	 * @throws IOException when the output fails
	 */
	public MarkdownWalk(WalkTitle title, OutputStream output) throws IOException {
		texts = new StepText(title, Locale.getDefault());
		out = new OutputStreamWriter(output, StandardCharsets.UTF_8);
		out.write("# " + escaped(texts.heading()) + "\n");
	}

	@Override
	public void step(WalkStep step) throws IOException {
		if (step.hop().isEmpty())
			return;
		Hop hop = step.hop().get();
		out.write("\n## " + step.position() + ". `" + hop.call() + "`\n\n*" + escaped(hop.context().label()) + " · "
				+ escaped(hop.place().toString()) + "* " + escaped(texts.why(step)) + "\n");
		changes(hop.changes());
		if (hop.events().isEmpty())
			return;
		out.write("\n```\n");
		for (TraceLine event : hop.events())
			out.write(event.line().stripTrailing() + "\n");
		out.write("```\n");
	}

	private void changes(List<Change> changes) throws IOException {
		if (changes.isEmpty())
			return;
		out.write("\n| " + String.join(" | ", Texts.of("walk.part"), Texts.of("walk.field"), Texts.of("walk.before"),
				Texts.of("walk.after")) + " |\n| --- | --- | --- | --- |\n");
		for (Change change : changes)
			out.write("| " + String.join(" | ", escaped(change.place().toString()), "`" + change.name() + "`",
					escaped(change.before()), escaped(change.after())) + " |\n");
	}

	/** What would be markup stands for itself. */
	private static String escaped(String text) {
		return text.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
	}

	@Override
	public void close() throws IOException {
		out.flush();
	}
}
