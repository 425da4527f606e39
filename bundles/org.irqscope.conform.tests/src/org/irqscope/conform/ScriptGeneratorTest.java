package org.irqscope.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Random scripts: the same for ever, valid, and about everything a script can say. */
class ScriptGeneratorTest {
	private static final int OPS = 250, SEEDS = 100;

	@ParameterizedTest
	@CsvSource({ "PIC,484175804", "IOAPIC,3559904867", "LAPIC,2141858281", "ROUTING,921591543",
			"IRQFD,1304656218", "X2APIC,4090548813", "SPLIT,1611002280", "PIT,4007308628", "MIXED,679777180",
			"GUEST,200724120" })
	void aSeedGivesTheSameScriptForEver(ScriptKind kind, long checksum) {
		CRC32 crc = new CRC32();
		for (String line : ScriptGenerator.script(kind, 20261121, 1000))
			crc.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
		assertEquals(checksum, crc.getValue());
	}

	@ParameterizedTest
	@EnumSource(ScriptKind.class)
	void anotherSeedGivesAnotherScript(ScriptKind kind) {
		assertNotEquals(ScriptGenerator.script(kind, 1, OPS), ScriptGenerator.script(kind, 2, OPS));
	}

	@ParameterizedTest
	@EnumSource(ScriptKind.class)
	void aShorterScriptBeginsAsALongerOneDoes(ScriptKind kind) {
		List<String> script = ScriptGenerator.script(kind, -7, 2 * OPS);
		assertEquals(2 * OPS, script.size());
		assertEquals(script.subList(0, OPS), ScriptGenerator.script(kind, -7, OPS));
		assertEquals(List.of(), ScriptGenerator.script(kind, -7, 0));
	}

	@ParameterizedTest
	@EnumSource(ScriptKind.class)
	void everyScriptIsValid(ScriptKind kind) throws ScriptException {
		for (long seed = 0; seed < SEEDS; seed++)
			assertEquals(OPS, ops(kind, seed).size());
	}

	private static List<Op> ops(ScriptKind kind, long seed) throws ScriptException {
		return OpScript.parse(ScriptGenerator.script(kind, seed, OPS), kind.language()).ops();
	}

	/** What a VMM does for its functions is no operation of the kernel; the operations it leads to are compared too. */
	@Test
	void theKindsTogetherUseEveryOperation() throws ScriptException {
		Set<OpCode> unused = EnumSet.allOf(OpCode.class);
		unused.removeIf(OpCode::ofPci);
		for (ScriptKind kind : ScriptKind.values())
			for (Op op : ops(kind, 1))
				unused.remove(op.code());
		assertEquals(Set.of(), unused);
	}

	@Test
	void aKindHasAWord() {
		for (ScriptKind kind : ScriptKind.values())
			assertEquals(Optional.of(kind), ScriptKind.named(kind.word()));
		assertEquals(Optional.of(ScriptKind.X2APIC), ScriptKind.named("x2apic"));
		assertEquals(Optional.empty(), ScriptKind.named("PIC"));
	}
}
