package org.irqscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.irqscope.core.imports.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.google.gson.Gson;

/** {@code walk --format json}: the hops for programs, with all that a person is told. */
class WalkJsonCommandTest {
	@TempDir
	private Path folder;

	private Map<?, ?> walk(Examples example, Object... more) throws Exception {
		List<Object> arguments = new ArrayList<>(
				List.of("walk", new ExampleFiles(folder).machine(example), "--format", "json"));
		arguments.addAll(List.of(more));
		return new Gson().getAdapter(Map.class).fromJson(CommandRun.done(arguments.toArray()).out());
	}

	private static List<Map<?, ?>> hops(Map<?, ?> walk) {
		return maps(walk.get("hops"));
	}

	private static List<Map<?, ?>> maps(Object list) {
		List<Map<?, ?>> maps = new ArrayList<>();
		((List<?>) list).forEach(one -> maps.add((Map<?, ?>) one));
		return maps;
	}

	private static Map<?, ?> hop(Map<?, ?> walk, String function) {
		return hops(walk).stream().filter(hop -> function.equals(hop.get("function"))).findFirst().orElseThrow();
	}

	@ParameterizedTest
	@EnumSource
	void everyHopHasItsContextFunctionChangesTracepointsAndSentence(Examples example) throws Exception {
		Map<?, ?> walk = walk(example);
		assertEquals(example.machine(), walk.get("machine"));
		assertEquals("ttyS0", walk.get("stimulus"));
		assertEquals((double) hops(walk).size(), walk.get("size"));
		for (int at = 0; at < hops(walk).size(); at++) {
			Map<?, ?> hop = hops(walk).get(at);
			assertEquals(at + 1.0, hop.get("position"));
			for (String text : List.of("context", "kind", "function", "place", "why"))
				assertFalse(((String) hop.get(text)).isBlank(), text + " of hop " + (at + 1));
			for (Map<?, ?> change : maps(hop.get("changes")))
				assertTrue(((String) change.get("field")).length() > 0 && change.containsKey("from"),
						change.toString());
			assertTrue(hop.get("tracepoints") instanceof List);
		}
	}

	@Test
	void hopSaysWhatThePicDid() throws Exception {
		Map<?, ?> hop = hop(walk(Examples.NOAPIC), "kvm_pic_read_irq");
		assertEquals("vcpu 0", hop.get("context"));
		assertEquals(52.0, hop.get("result"));
		Map<?, ?> change = maps(hop.get("changes")).stream().filter(one -> one.get("field").equals("isr")).findFirst()
				.orElseThrow();
		assertEquals("PIC master", change.get("place"));
		assertEquals(List.of(0.0, 16.0), List.of(change.get("from"), change.get("to")));
	}

	@Test
	void tracepointsStandAtTheHopThatEmitsThem() throws Exception {
		Map<?, ?> hop = hop(walk(Examples.APIC), "__apic_accept_irq");
		assertEquals("kworker", hop.get("context"));
		assertTrue(hop.get("tracepoints").toString().contains("apicid 0 vec 33 (Fixed|edge)"),
				hop.get("tracepoints").toString());
	}

	@Test
	void someStepsKeepTheirPositionAndTheLengthOfTheWalk() throws Exception {
		Map<?, ?> walk = walk(Examples.APIC, "--from", "3", "--to", "4");
		assertEquals(List.of(3.0, 4.0), hops(walk).stream().map(hop -> hop.get("position")).toList());
		assertEquals((double) hops(walk(Examples.APIC)).size(), walk.get("size"));
	}
}
