package org.irqscope.export.html;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.state.Change;
import org.irqscope.export.Digits;
import org.irqscope.export.WalkStep;
import org.irqscope.export.WalkTitle;
import org.irqscope.export.WalkWriter;
import org.irqscope.scene.Rect;

import com.google.gson.stream.JsonWriter;

/**
 * Writes a walk as one HTML file that steps through it in a browser and needs nothing else. Of each step it holds only
 * what differs from the step before. Used by one thread.
 */
public final class HtmlWalk implements WalkWriter {
	private final Sentences sentences = new Sentences(Locale.getDefault());
	private final Parts parts = new Parts();
	private final PageText page;
	private final Writer out;
	private final JsonWriter json;
	private int[] frame = new int[0];
	private Rect bounds = new Rect(0, 0, 0, 0);

	/**
	 * Begins the file.
	 *
	 * @param output UTF-8, stays open
	 * @throws IOException when the output fails
	 */
	public HtmlWalk(WalkTitle title, OutputStream output) throws IOException {
		out = new OutputStreamWriter(output, StandardCharsets.UTF_8);
		page = new PageText(title);
		out.write(page.beforeSteps());
		json = new JsonWriter(out);
		json.setHtmlSafe(true);
		json.beginObject().name("format").value(1).name("words");
		page.words(json);
		json.name("size").value(title.size()).name("steps").beginArray();
	}

	@Override
	public void step(WalkStep step) throws IOException {
		int[] now = parts.of(step.picture().scene());
		out.write('\n');
		json.beginArray().value(step.position());
		pieces();
		looks();
		json.beginArray();
		for (Splice splice : Splice.all(frame, now)) {
			json.beginArray();
			write(splice);
			json.endArray();
		}
		json.endArray();
		frame = now;
		bounds(step.picture().area());
		hop(step);
		json.endArray();
	}

	private void pieces() throws IOException {
		json.beginArray();
		for (List<Object> piece : parts.takePieces()) {
			json.beginArray();
			for (Object one : piece)
				if (one instanceof Number number)
					json.value(number);
				else
					json.value(one.toString());
			json.endArray();
		}
		json.endArray();
	}

	private void looks() throws IOException {
		json.beginArray();
		for (Parts.NewLook look : parts.takeLooks()) {
			json.beginArray();
			if (look.base() < 0)
				json.value(look.id()).value(look.title());
			else
				json.value(look.base());
			write(look.change());
			json.endArray();
		}
		json.endArray();
	}

	private void write(Splice splice) throws IOException {
		json.value(splice.at()).value(splice.removed());
		for (int one : splice.inserted())
			json.value(one);
	}

	private void bounds(Rect now) throws IOException {
		json.beginArray();
		if (!now.equals(bounds))
			for (double one : new double[] { now.x(), now.y(), now.right(), now.bottom() })
				json.value(Digits.of(one));
		json.endArray();
		bounds = now;
	}

	private void hop(WalkStep step) throws IOException {
		json.beginArray();
		if (step.hop().isPresent())
			hop(step.hop().get(), step.caption());
		json.endArray();
	}

	private void hop(Hop hop, String caption) throws IOException {
		json.value(hop.context().label()).value(hop.call()).value(hop.place().toString())
				.value(caption.isEmpty() ? sentences.of(hop) : caption);
		json.beginArray();
		for (Change change : hop.changes())
			json.beginArray().value(change.place().toString()).value(change.name()).value(change.before())
					.value(change.after()).endArray();
		json.endArray().beginArray();
		for (TraceLine line : hop.events())
			json.value(line.line().stripTrailing());
		json.endArray();
	}

	@Override
	public void close() throws IOException {
		json.endArray().name("inks").beginArray();
		for (Inks.Pair ink : parts.inks())
			json.beginArray().value(ink.light()).value(ink.dark()).endArray();
		json.endArray().endObject().flush();
		out.write(page.afterSteps());
		out.flush();
	}
}
