package org.irqscope.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Change;
import org.junit.jupiter.api.Test;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A walk as JSON for programs. */
class WalkJsonTest {
	private final Walk walk = Walks.serial();

	private String json(String machine, List<Hop> hops) throws IOException {
		StringWriter out = new StringWriter();
		new WalkJson(Locale.ENGLISH).write(machine, "ttyS0", walk.size(), hops, out);
		return out.toString();
	}

	private JsonObject parsed(List<Hop> hops) throws IOException {
		return JsonParser.parseString(json("noapic", hops)).getAsJsonObject();
	}

	@Test
	void documentSaysItsFormatTheMachineTheStimulusAndTheSizeOfTheWalk() throws Exception {
		JsonObject document = parsed(walk.hops().subList(0, 2));
		assertEquals(Set.of("format", "machine", "stimulus", "size", "hops"), document.keySet());
		assertEquals(1, document.get("format").getAsInt());
		assertEquals("noapic", document.get("machine").getAsString());
		assertEquals("ttyS0", document.get("stimulus").getAsString());
		assertEquals(walk.size(), document.get("size").getAsInt());
		assertEquals(2, document.getAsJsonArray("hops").size());
	}

	@Test
	void hopIsWrittenWithAllThatItIs() throws Exception {
		assertEquals("""
				{
				  "format": 1,
				  "machine": "noapic",
				  "stimulus": "ttyS0",
				  "size": %d,
				  "hops": [
				    {
				      "position": 3,
				      "context": "vmm",
				      "kind": "kernel",
				      "function": "kvm_ioapic_set_irq",
				      "place": "IOAPIC",
				      "depth": 2,
				      "arguments": {
				        "pin": 4,
				        "level": 1
				      },
				      "continued": false,
				      "result": -1,
				      "changes": [
				        {
				          "place": "IOAPIC",
				          "field": "irq_states[4]",
				          "from": 0,
				          "to": 1,
				          "text": "0x00000000 \u2192 0x00000001"
				        }
				      ],
				      "tracepoints": [],
				      "why": "Pin 4 of the IOAPIC takes level 1 from one of its sources."
				    }
				  ]
				}
				""".formatted(walk.size()), json("noapic", walk.hops().subList(2, 3)));
	}

	@Test
	void everyHopIsAsTheWalkHasIt() throws Exception {
		JsonArray hops = parsed(walk.hops()).getAsJsonArray("hops");
		assertEquals(walk.size(), hops.size());
		for (Hop hop : walk.hops()) {
			JsonObject written = hops.get(hop.number()).getAsJsonObject();
			assertEquals(hop.number() + 1, written.get("position").getAsInt());
			assertEquals(hop.context().label(), written.get("context").getAsString());
			assertEquals(hop.site().functionName(), written.get("function").getAsString());
			assertEquals(hop.place().toString(), written.get("place").getAsString());
			assertEquals(hop.depth(), written.get("depth").getAsInt());
			assertEquals(hop.continued(), written.get("continued").getAsBoolean());
			assertEquals(hop.result().isPresent(), written.has("result"));
			assertEquals(hop.arguments(), hop.site().arguments().stream()
					.map(name -> written.getAsJsonObject("arguments").get(name).getAsLong()).toList());
			assertFalse(written.get("why").getAsString().isBlank());
			changes(hop.changes(), written.getAsJsonArray("changes"));
			tracepoints(hop.events(), written.getAsJsonArray("tracepoints"));
		}
	}

	private static void changes(List<Change> changes, JsonArray written) {
		assertEquals(changes.size(), written.size());
		for (int at = 0; at < changes.size(); at++) {
			JsonObject change = written.get(at).getAsJsonObject();
			assertEquals(changes.get(at).name(), change.get("field").getAsString());
			assertEquals(changes.get(at).from(), change.get("from").getAsLong());
			assertEquals(changes.get(at).to(), change.get("to").getAsLong());
			assertEquals(changes.get(at).text(), change.get("text").getAsString());
		}
	}

	private static void tracepoints(List<TraceLine> events, JsonArray written) {
		assertEquals(events.size(), written.size());
		for (int at = 0; at < events.size(); at++) {
			JsonObject event = written.get(at).getAsJsonObject();
			assertEquals(events.get(at).line().stripTrailing(),
					event.get("name").getAsString() + ": " + event.get("text").getAsString());
		}
	}

	@Test
	void walkEndsInTheVectorThatThePicGives() throws Exception {
		assertTrue(json("noapic", walk.hops()).contains("\"text\": \"IRQ 0x34\""));
	}

	@Test
	void namesAreTextAndNoStructure() throws Exception {
		String name = "\"}],\\ <&\u2028\u7f51 \u0007";
		assertEquals(name, JsonParser.parseString(json(name, List.of())).getAsJsonObject().get("machine")
				.getAsString());
	}

	@Test
	void documentEndsWithALine() throws Exception {
		assertTrue(json("noapic", List.of()).endsWith("}\n"));
	}
}
