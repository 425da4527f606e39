package org.irqscope.cli.output;

import java.io.IOException;
import java.io.Writer;

import org.irqscope.core.access.AccessStep;
import org.irqscope.core.access.AccessWay;
import org.irqscope.text.CNumber;

import com.google.gson.stream.JsonWriter;

/** Writes for programs who handles an access. Used by one thread. */
public final class AccessJson {
	private final JsonWriter json;

	public AccessJson(Writer out) {
		json = new JsonWriter(out);
		json.setIndent("  ");
	}

	public void write(AccessWay way) throws IOException {
		json.beginObject();
		json.name("headline").value(way.headline());
		json.name("end").value(way.end().name());
		json.name("steps").beginArray();
		for (AccessStep step : way.steps())
			write(step);
		json.endArray();
		json.endObject();
		json.flush();
	}

	private void write(AccessStep step) throws IOException {
		json.beginObject();
		json.name("station").value(step.station().name());
		json.name("answers").value(step.answers());
		json.name("text").value(step.text());
		json.name("asked").beginArray();
		for (AccessStep.Try one : step.tries())
			write(one);
		json.endArray();
		json.endObject();
	}

	private void write(AccessStep.Try one) throws IOException {
		json.beginObject();
		json.name("device").value(one.device());
		json.name("address").value(CNumber.hex(one.address()));
		json.name("length").value(one.length());
		json.name("took").value(one.took());
		json.name("text").value(one.text());
		json.endObject();
	}
}
