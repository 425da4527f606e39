package org.irqscope.emulator.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a script holds, it is refused with the number of a line, or it runs to its end. */
class ScriptFuzzTest {
	private static final List<OpCode> CODES = Arrays.stream(OpCode.values())
			.filter(code -> code.fits(Language.X86)).toList();
	private static final int ROUNDS = 20, SCRIPTS = 500, LINES = 50, MUTATIONS = 6;
	/** A round takes less than a second; what hangs takes for ever. */
	private static final String[] WORDS = { "0", "1", "2", "0x10", "255", "4095", "4096", "0xfee00000", "0xfee00300",
			"0xfec00010", "0xffffffff", "0xffffffffffffffff", "0x1b", "0x830", "0x6e0", "0x20", "#", "-1", "0x", "vm" };
	private static final AtomicInteger REFUSED = new AtomicInteger(), RUN = new AtomicInteger();
	private static List<List<String>> recorded;

	@BeforeAll
	static void recordings() throws IOException {
		recorded = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("recordings"))) {
			for (Path file : files.filter(path -> path.toString().endsWith(".kvmops")).sorted().toList())
				recorded.add(Files.readAllLines(file));
		}
	}

	/** Both ways must have been gone often, else the scripts are too broken or not broken enough. */
	@AfterAll
	static void bothEndsAreReached() {
		assertEquals(ROUNDS * SCRIPTS, REFUSED.get() + RUN.get());
		assertTrue(REFUSED.get() > ROUNDS * SCRIPTS / 10, REFUSED + " refused");
		assertTrue(RUN.get() > ROUNDS * SCRIPTS / 10, RUN + " run");
	}

	static IntStream rounds() {
		return IntStream.range(0, ROUNDS);
	}

	@ParameterizedTest
	@MethodSource("rounds")
	void isRefusedOrRuns(int round) {
		AtomicReference<List<String>> latest = new AtomicReference<>(List.of());
		for (int number = 0; number < SCRIPTS; number++) {
			latest.set(script(new SplittableRandom(round * SCRIPTS + number)));
			refuseOrRun(latest.get());
		}
	}

	private static void refuseOrRun(List<String> script) {
		List<Op> ops;
		try {
			ops = OpScript.parse(script).ops();
		} catch (ScriptException e) {
			assertTrue(e.line() >= 1 && e.line() <= script.size(), e.toString());
			REFUSED.incrementAndGet();
			return;
		}
		try (ScriptRunner<?> runner = new ScriptRunner<>(EmulatedX86Vm.backend(Host.DEFAULT))) {
			for (Op op : ops)
				assertAnswers(op, runner.run(op));
		} catch (RuntimeException e) {
			throw new AssertionError(String.join("\n", script), e);
		}
		RUN.incrementAndGet();
	}

	private static void assertAnswers(Op op, OpResult answer) {
		assertTrue(answer.result() >= -4095 && answer.result() <= 0xffffffffL, answer.json());
		assertTrue(answer.json().startsWith("{\"op\":\"" + op.text() + "\",") && answer.json().endsWith("}")
				&& answer.json().chars().allMatch(character -> character >= ' ' && character <= '~'), answer.json());
	}

	private static List<String> script(SplittableRandom random) {
		List<String> script = new ArrayList<>();
		if (random.nextInt(3) == 0)
			for (int line = random.nextInt(LINES); line >= 0; line--)
				script.add(anyOperation(random));
		else
			script.addAll(recording(random).subList(0, 1 + random.nextInt(LINES)));
		String text = String.join("\n", script);
		for (int mutation = random.nextInt(MUTATIONS); mutation > 0; mutation--)
			text = switch (random.nextInt(6)) {
			case 0 -> mutateByte(text, random);
			case 1, 2 -> mutateWord(text, random);
			default -> mutateLine(text, random);
			};
		return Arrays.asList(text.split("\n", -1));
	}

	private static List<String> recording(SplittableRandom random) {
		return recorded.get(random.nextInt(recorded.size()));
	}

	/** An operation whose arguments are mostly in their ranges. */
	private static String anyOperation(SplittableRandom random) {
		OpCode code = CODES.get(random.nextInt(CODES.size()));
		StringBuilder line = new StringBuilder(code.word());
		int count = code.required().size() + random.nextInt(code.maximum() - code.required().size() + 1);
		for (int at = 0; at < count; at++)
			line.append(' ').append(value(code.argument(at).orElseThrow(), random));
		return line.toString();
	}

	private static String value(Argument argument, SplittableRandom random) {
		if (random.nextInt(300) == 0)
			return WORDS[random.nextInt(WORDS.length)];
		long value = switch (argument) {
		case VCPUS -> 1 + random.nextInt(4);
		case FLAG -> random.nextInt(2);
		case LEVEL -> random.nextInt(10) == 0 ? random.nextInt() & 0xffffffffL : random.nextInt(2);
		case EVENTFD, VCPU -> 0;
		case GSI -> random.nextInt(random.nextBoolean() ? 24 : 5000);
		case PORT -> random.nextBoolean() ? 0x20 | random.nextInt(2) | random.nextInt(2) << 7 : random.nextInt(0x97);
		case MSR -> random.nextInt(4) == 0 ? 0x1b : 0x800 + random.nextInt(0x100);
		case ADDRESS32 -> (random.nextBoolean() ? 0xfee00000L : 0xfec00000L) + random.nextInt(0x410);
		case ADDRESS64 -> random.nextBoolean() ? 0xfee00000L | random.nextInt(1 << 20) : random.nextLong();
		case VALUE8 -> random.nextInt(256);
		case VALUE64 -> random.nextBoolean() ? 0xfee00000L | random.nextInt(16) << 8 : random.nextLong();
		default -> random.nextInt() & 0xffffffffL;
		};
		return "0x" + Long.toHexString(value);
	}

	private static String mutateByte(String text, SplittableRandom random) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		if (bytes.length > 0)
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/** A word becomes another, comes twice or goes. */
	private static String mutateWord(String text, SplittableRandom random) {
		List<String> words = new ArrayList<>(Arrays.asList(text.split(" ", -1)));
		int at = random.nextInt(words.size());
		switch (random.nextInt(6)) {
		case 0 -> words.remove(at);
		case 1 -> words.add(at, words.get(random.nextInt(words.size())));
		default -> words.set(at, WORDS[random.nextInt(WORDS.length)]);
		}
		return String.join(" ", words);
	}

	/** A line comes twice, goes, changes its place or becomes one of another script. */
	private static String mutateLine(String text, SplittableRandom random) {
		List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
		int at = random.nextInt(lines.size());
		List<String> other = recording(random);
		switch (random.nextInt(5)) {
		case 0 -> lines.remove(at);
		case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
		case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
		case 3 -> lines.add(at, anyOperation(random));
		default -> lines.add(at, other.get(random.nextInt(other.size())));
		}
		return String.join("\n", lines);
	}
}
