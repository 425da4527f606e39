package org.irqscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of a long text are understood while the next ones are read; nothing is to be seen of that. */
class LongTextTest {
	private static final int LINES = 20_000;
	private static final String BROKEN = "=>range[0] addr:0x20 len:2 dev:\n";
	@TempDir
	Path folder;

	private static String line(int number) {
		return String.format(Locale.ROOT, " qemu-system-x86 32283 [001]  %d.262112: kvm:kvm_eoi: apicid 0 vector %d%n",
				3953 + number, 32 + number % 200);
	}

	private Path text(int from, int to, String after) throws IOException {
		StringBuilder text = new StringBuilder();
		IntStream.range(from, to).forEach(number -> text.append(line(number)));
		return Files.writeString(folder.resolve("trace-" + from + "-" + to + ".txt"), text.append(after));
	}

	@Test
	void everyEventStandsInItsOrderWithItsLine() throws Exception {
		ImportedText text = TraceImporter.read(text(0, LINES, ""), Progress.NONE);
		assertEquals(LINES, text.lines());
		assertEquals(IntStream.rangeClosed(1, LINES).boxed().toList(),
				text.events().stream().map(event -> event.where().line()).toList());
		assertEquals(32 + 4_321 % 200, text.events().get(4_321).vector().orElseThrow());
	}

	@Test
	void theFirstBrokenLineIsNamedWhereverItStands() throws Exception {
		Path early = text(0, 3_000, BROKEN + Files.readString(text(3_000, LINES, "")) + "\0\n");
		ImportException broken = assertThrows(ImportException.class, () -> TraceImporter.read(early, Progress.NONE));
		assertEquals(3_001, broken.line());
		Path last = text(0, LINES, BROKEN);
		assertEquals(LINES + 1,
				assertThrows(ImportException.class, () -> TraceImporter.read(last, Progress.NONE)).line());
	}

	@Test
	void whatIsNoTextIsNamedWhenTheLinesBeforeAreFine() throws Exception {
		Path file = text(0, LINES, "\0\n");
		assertEquals(LINES + 1,
				assertThrows(ImportException.class, () -> TraceImporter.read(file, Progress.NONE)).line());
	}

	@Test
	void whoGivesUpLeavesNoThreadBehind() throws Exception {
		Path file = text(0, LINES, "");
		assertThrows(CancellationException.class, () -> TraceImporter.read(file, afterAMegabyte()));
		long end = System.nanoTime() + 10_000_000_000L;
		while (running() && System.nanoTime() < end)
			Thread.sleep(5);
		assertTrue(!running(), "a thread still waits for lines");
	}

	private static boolean running() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
				.anyMatch(LinePipe.THREAD::equals);
	}

	private static Progress afterAMegabyte() {
		return new Progress() {
			private long read;

			@Override
			public void worked(long bytes, long total) {
				read = bytes;
			}

			@Override
			public boolean cancelled() {
				return read > 1 << 20;
			}
		};
	}
}
