package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that is wrong is refused as a whole, with the number of the first wrong line and the reason. */
class MalformedScriptsTest {
	/** Two vCPUs and one eventfd exist, and three lines have been read. */
	private static final List<String> BEFORE = List.of("# a comment", "vm 2", "irqfd 30");

	private static ScriptException refused(String line) {
		return refused(line, Language.X86);
	}

	private static ScriptException refused(String line, Language language) {
		List<String> lines = new ArrayList<>(BEFORE);
		lines.add(line);
		lines.add("unknown-too");
		ScriptException refusal = assertThrows(ScriptException.class, () -> OpScript.parse(lines, language), line);
		assertEquals(BEFORE.size() + 1, refusal.line(), line);
		assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
		return refusal;
	}

	private static void refused(String line, String reason) {
		assertTrue(refused(line).getMessage().contains(reason), refused(line).getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "lines 4 1", "LINE 4 1", "line4 1", "\u0000", "-", "{\"op\":\"vm 1\"}" })
	void anOperationThatDoesNotExist(String line) {
		refused(line, "unknown operation");
	}

	@ParameterizedTest
	@EnumSource(OpCode.class)
	void anArgumentThatIsMissing(OpCode code) {
		for (int given = 0; given < code.required().size(); given++)
			assertTrue(refused(code.word() + enough(code, given), fitting(code)).getMessage().contains("is missing"));
	}

	@ParameterizedTest
	@EnumSource(OpCode.class)
	void anArgumentTooMany(OpCode code) {
		String line = code.word() + enough(code, code.maximum()) + " 7";
		assertTrue(refused(line, fitting(code)).getMessage().contains("\"7\" is one argument too many"));
	}

	private static Language fitting(OpCode code) {
		return code.fits(Language.X86) ? Language.X86 : Language.RISCV;
	}

	@ParameterizedTest
	@EnumSource(OpCode.class)
	void anOperationOfAnotherArchitecture(OpCode code) {
		for (Language language : Language.values())
			if (!code.fits(language))
				assertTrue(refused(code.word() + enough(code, code.required().size()), language).getMessage()
						.contains(code.word() + " is no operation of such a machine"));
	}

	/** So many arguments that each kind of argument can have. */
	private static String enough(OpCode code, int count) {
		StringBuilder line = new StringBuilder();
		for (int at = 0; at < count; at++)
			line.append(code.argument(at).orElseThrow() == Argument.ADDRESS32 ? " 0xfee00030"
					: code.argument(at).orElseThrow() == Argument.MSR ? " 0x1b"
							: code.argument(at).orElseThrow() == Argument.VCPUS ? " 1" : " 0");
		return line.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "four", "0x", "0xg", "4.0", "-1", "+1", "0x+1", "1_000", "\u0663", "\uff14", "0b1", "''" })
	void anArgumentThatIsNoNumber(String word) {
		refused("line " + word + " 1", "which is no number");
		refused("msi 0xfee00000 " + word, "which is no number");
	}

	@ParameterizedTest
	@CsvSource({ "vm 0,the number of vCPUs", "vm 65,the number of vCPUs", "vm 1 2,the flag",
			"line 0x100000000 1,the GSI",
			"line 4 0x100000000,the level", "msi 0xfee00000 0x100000000,the data",
			"msi 0x10000000000000000 1,the address",
			"route-chip 0x100000000 0 0,the GSI", "route-chip 4 0x100000000 0,the chip",
			"route-chip 4 0 0x100000000,the pin", "irqfd 4294967296,the GSI", "irqfd 4 2,the flag",
			"irqfd-del 0 0xffffffffffffffff,the GSI", "out 0x10000 0,the port", "out 0x20 256,the value",
			"write32 0xfffff 0,the address", "write32 0x100000000 0,the address", "read32 0,the address",
			"wrmsr 0x100000000 0,the MSR", "wrmsr 0x1b 18446744073709551616,the value" })
	void aNumberOutOfRange(String line, String argument) {
		refused(line, argument);
		refused(line, "is not between");
	}

	@ParameterizedTest
	@ValueSource(strings = { "in 0x21 2", "out 0x21 0 2", "write32 0xfee000b0 0 2",
			"read32 0xfee00030 99999999999999999999",
			"wrmsr 0x1b 0 2", "rdmsr 0x1b 4096", "take 2", "ack 0xffffffffffffffff" })
	void aVcpuThatDoesNotExist(String line) {
		refused(line, "there is no vCPU");
		refused(line, "the machine has 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "signal 1", "irqfd-del 1 30", "resample 0x8000000000000000" })
	void anEventfdThatDoesNotExist(String line) {
		refused(line, "there is no eventfd");
		refused(line, "1 have been made");
	}

	@Test
	void eventfdsAndVcpusOfAnEarlierMachineDoNotExist() {
		assertEquals(3, assertThrows(ScriptException.class,
				() -> OpScript.parse(List.of("irqfd 4", "vm 1", "signal 0"))).line());
		assertEquals(3, assertThrows(ScriptException.class,
				() -> OpScript.parse(List.of("vm 2", "vm 1", "ack 1"))).line());
	}

	@ParameterizedTest
	@ValueSource(strings = { "out 0x97 0", "in 0x98", "rdmsr 0x10", "wrmsr 0x900 0" })
	void aPortOrRegisterThatIsNotTheScripts(String line) {
		refused(line);
	}

	@Test
	void moreEventfdsThanThereCanBe() {
		assertEquals(4097, assertThrows(ScriptException.class,
				() -> OpScript.parse(Collections.nCopies(5000, "irqfd 1"))).line());
	}

	@Test
	void whatAMessageShowsOfTheFileIsShortAndPrintable() {
		String message = refused("\u001b[2J" + "x".repeat(1_000_000)).getMessage();
		assertTrue(message.length() < 100 && message.chars().noneMatch(Character::isISOControl), message);
	}

	@Test
	void blankLinesAndCommentsAreNoOperations() throws ScriptException {
		List<Op> ops = OpScript.parse(List.of("", " \t", "#line 4 1", "  line\t4  1 # high", "take#")).ops();
		assertEquals(List.of("line 4 1", "take"), ops.stream().map(Op::text).toList());
		assertEquals(List.of(4, 5), ops.stream().map(Op::line).toList());
	}
}
