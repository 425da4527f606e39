package org.irqscope.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

import org.irqscope.core.diagnosis.Blockage;
import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.diagnosis.Remedy;
import org.irqscope.core.diagnosis.Station;
import org.irqscope.text.CNumber;

import com.google.gson.stream.JsonWriter;

/** Writes for programs why an interrupt was not delivered. Used by one thread. */
public final class DiagnosisJson {
	private final JsonWriter json;

	public DiagnosisJson(Writer out) {
		json = new JsonWriter(out);
		json.setIndent("  ");
	}

	public void write(Diagnosis diagnosis) throws IOException {
		json.beginObject();
		json.name("delivered").value(diagnosis.delivered());
		json.name("headline").value(diagnosis.headline());
		json.name("chain").beginArray();
		for (Station station : diagnosis.chain())
			write(station);
		json.endArray();
		if (diagnosis.blockage().isPresent())
			write(diagnosis.blockage().get());
		json.name("remedies").beginArray();
		for (Remedy remedy : diagnosis.remedies())
			write(remedy);
		json.endArray();
		if (!diagnosis.unknown().isEmpty())
			write(diagnosis.unknown());
		json.endObject();
		json.flush();
	}

	private void write(List<String> unknown) throws IOException {
		json.name("unknown").beginArray();
		for (String sentence : unknown)
			json.value(sentence);
		json.endArray();
	}

	private void write(Station station) throws IOException {
		json.beginObject();
		json.name("place").value(station.place().toString());
		json.name("state").value(station.state().name());
		if (station.hop() >= 0)
			json.name("step").value(station.hop() + 1);
		json.name("function").value(station.function());
		json.name("text").value(station.text());
		json.endObject();
	}

	private void write(Blockage blockage) throws IOException {
		json.name("obstacle").beginObject();
		json.name("name").value(blockage.obstacle().word());
		json.name("text").value(blockage.text());
		json.name("place").value(blockage.place().toString());
		json.name("field").value(blockage.field());
		json.name("function").value(blockage.obstacle().function());
		json.name("file").value(blockage.obstacle().file());
		json.name("manual").value(blockage.obstacle().manual());
		json.endObject();
	}

	private void write(Remedy remedy) throws IOException {
		json.beginObject();
		json.name("text").value(remedy.text());
		if (remedy instanceof Remedy.Setting setting) {
			json.name("place").value(setting.place().toString());
			json.name("field").value(setting.field());
			json.name("value").value(CNumber.hex(setting.value()));
		}
		json.endObject();
	}
}
