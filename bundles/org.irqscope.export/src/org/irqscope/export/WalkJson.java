package org.irqscope.export;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.state.Change;

import com.google.gson.stream.JsonWriter;

/**
 * Writes hops as JSON for programs. Immutable, for any thread. The structure only ever grows:
 *
 * <pre>
 * { "format": 1, "machine": name, "stimulus": name, "size": hops of the whole walk,
 *   "hops": [ {
 *     "position": where the walk stands when the hop is done, from 1,
 *     "context": "kworker", "kind": "kernel" | "guest" | "hardware" | "device",
 *     "function": name, "place": the part of the machine, "depth": nesting of the call, from 0,
 *     "arguments": { name: number }, "continued": true after a call that the function made,
 *     "result": number, left out where nothing is returned,
 *     "changes": [ { "place": part, "field": name, "from": number, "to": number, "text": old and new value } ],
 *     "tracepoints": [ { "name": "kvm_set_irq", "text": as Linux 6.18 prints it } ],
 *     "why": sentence } ] }
 * </pre>
 */
public final class WalkJson {
	/** The version of the structure. */
	public static final int FORMAT = 1;

	private final Sentences sentences;

	/** Writes sentences in the language of a locale. */
	public WalkJson(Locale locale) {
		this.sentences = new Sentences(locale);
	}

	/**
	 * Writes hops of one walk.
	 *
	 * @param machine the machine's name
	 * @param stimulus the name of what was done to it
	 * @param size how many hops the whole walk has
	 * @throws IOException when the output fails
	 */
	public void write(String machine, String stimulus, int size, List<Hop> hops, Writer out) throws IOException {
		JsonWriter json = new JsonWriter(out);
		json.setIndent("  ");
		json.beginObject().name("format").value(FORMAT).name("machine").value(machine).name("stimulus")
				.value(stimulus).name("size").value(size).name("hops").beginArray();
		for (Hop hop : hops)
			write(hop, json);
		json.endArray().endObject().flush();
		out.write('\n');
	}

	private void write(Hop hop, JsonWriter json) throws IOException {
		json.beginObject().name("position").value(hop.number() + 1L).name("context").value(hop.context().label())
				.name("kind").value(hop.site().kind().name().toLowerCase(Locale.ROOT)).name("function")
				.value(hop.site().functionName()).name("place").value(hop.place().toString()).name("depth")
				.value(hop.depth());
		json.name("arguments").beginObject();
		for (int at = 0; at < hop.arguments().size(); at++)
			json.name(hop.site().arguments().get(at)).value(hop.arguments().get(at));
		json.endObject().name("continued").value(hop.continued());
		if (hop.result().isPresent())
			json.name("result").value(hop.result().getAsInt());
		json.name("changes").beginArray();
		for (Change change : hop.changes())
			write(change, json);
		json.endArray().name("tracepoints").beginArray();
		for (TraceLine event : hop.events())
			json.beginObject().name("name").value(event.tracepoint().kernelName()).name("text")
					.value(event.text().stripTrailing()).endObject();
		json.endArray().name("why").value(sentences.of(hop)).endObject();
	}

	private static void write(Change change, JsonWriter json) throws IOException {
		json.beginObject().name("place").value(change.place().toString()).name("field")
				.value(change.name()).name("from").value(change.from()).name("to").value(change.to())
				.name("text").value(change.text()).endObject();
	}
}
