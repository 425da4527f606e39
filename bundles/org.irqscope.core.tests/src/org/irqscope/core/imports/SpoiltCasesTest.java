package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

import org.irqscope.text.FileException;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Texts of every format with anything done to them make a machine, or one line that names the file; they do it soon.
 * How many can be told by {@code -Dirqscope.spoilt=N}.
 */
class SpoiltCasesTest {
	private static final int TEXTS = Integer.getInteger("irqscope.spoilt", 1500);
	private static final long MOST_NANOSECONDS = 2_000_000_000L;
	/** Others may keep the processors busy. */
	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
	@TempDir
	Path folder;
	private final SplittableRandom random = new SplittableRandom(13);

	@Test
	void aSpoiltTextIsRefusedInOneLineOrRead() throws Exception {
		List<byte[]> texts = new ArrayList<>();
		for (Path file : PasteTest.cases())
			texts.add(Files.readAllBytes(file));
		Path file = folder.resolve("spoilt.txt");
		for (int number = 0; number < TEXTS; number++) {
			byte[] spoilt = spoilt(texts.get(random.nextInt(texts.size())), texts.get(random.nextInt(texts.size())));
			Files.write(file, spoilt);
			long begin = THREADS.getCurrentThreadCpuTime();
			read(file, spoilt);
			long took = THREADS.getCurrentThreadCpuTime() - begin;
			assertTrue(took < MOST_NANOSECONDS, took + ": " + new String(spoilt, StandardCharsets.ISO_8859_1));
		}
	}

	private static void read(Path file, byte[] spoilt) {
		try {
			MachineImport.withoutPlaces("spoilt", List.of(TraceImporter.read(file, Progress.NONE)),
					OptionalInt.empty());
		} catch (FileException refused) {
			String message = refused.getMessage();
			assertTrue(message.startsWith(file.toString()) && message.indexOf('\n') < 0, message);
		} catch (RuntimeException e) {
			throw new AssertionError(new String(spoilt, StandardCharsets.ISO_8859_1), e);
		}
	}

	private byte[] spoilt(byte[] text, byte[] other) {
		byte[] spoilt = text.clone();
		for (int times = 1 + random.nextInt(4); times > 0 && spoilt.length > 2; times--)
			spoilt = changed(spoilt, other);
		return spoilt;
	}

	private byte[] changed(byte[] text, byte[] other) {
		int from = random.nextInt(text.length), to = Math.min(text.length, from + 1 + random.nextInt(40));
		return switch (random.nextInt(6)) {
		case 0 -> joined(text, 0, from, text, to, text.length);
		case 1 -> joined(text, 0, to, text, from, text.length);
		case 2 -> joined(text, 0, from, other, random.nextInt(other.length), other.length);
		case 3 -> set(text, from, (byte) random.nextInt(256));
		case 4 -> set(text, from, (byte) "0123456789abcdefx-:=,()[]{}|> \t\n".charAt(random.nextInt(32)));
		default -> joined(text, 0, from, "18446744073709551616".getBytes(), 0, 20);
		};
	}

	private static byte[] set(byte[] text, int at, byte value) {
		text[at] = value;
		return text;
	}

	private static byte[] joined(byte[] first, int from, int to, byte[] second, int begin, int end) {
		byte[] all = new byte[to - from + end - begin];
		System.arraycopy(first, from, all, 0, to - from);
		System.arraycopy(second, begin, all, to - from, end - begin);
		return all;
	}
}
