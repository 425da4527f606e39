package org.irqscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

import org.irqscope.trace.facts.PicFact;
import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.facts.UnknownLine;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How files are read: whole sessions, every line accounted for, with progress. */
class TraceImporterTest {
	private static final String EVENT = " qemu-system-x86 32283 [001]  3953.262112: kvm:kvm_eoi: apicid 0 vector 33";
	@TempDir
	Path folder;

	/** Remembers what it was told, and gives up after some calls. */
	private static final class Watch implements Progress {
		final List<Long> bytes = new ArrayList<>();
		final List<Long> totals = new ArrayList<>();
		private final int patience;

		Watch(int patience) {
			this.patience = patience;
		}

		@Override
		public void worked(long read, long total) {
			bytes.add(read);
			totals.add(total);
		}

		@Override
		public boolean cancelled() {
			return bytes.size() >= patience;
		}
	}

	@Test
	void everyLineOfEverySampleIsAccountedFor() throws Exception {
		assertEquals(13, Samples.small().size());
		for (Path file : Samples.small()) {
			ImportedText text = TraceImporter.read(file, Progress.NONE);
			assertEquals(Files.readAllLines(file).size(), text.lines(), file.toString());
			assertEquals(text.lines(), text.understood() + text.ignoredLines() + text.unknown().size());
			assertEquals(List.of(), text.unknown());
		}
	}

	@Test
	void allSamplesTogetherAreOneMachinesWorth() throws Exception {
		List<ImportedText> texts = TraceImporter.readAll(Samples.small(), Progress.NONE);
		assertEquals(Samples.small().stream().map(Path::toString).toList(),
				texts.stream().map(ImportedText::file).toList());
		Set<TextFormat> formats = EnumSet.noneOf(TextFormat.class);
		texts.forEach(text -> formats.addAll(text.formats()));
		assertEquals(EnumSet.of(TextFormat.PERF_SCRIPT, TextFormat.FTRACE, TextFormat.DRGN, TextFormat.BPFTRACE,
				TextFormat.PROC_INTERRUPTS), formats);
	}

	@Test
	void allSamplesInOneFileSayTheSame() throws Exception {
		StringBuilder session = new StringBuilder();
		for (Path file : Samples.small())
			session.append(Files.readString(file));
		ImportedText all = Written.read(folder, session.toString());
		List<ImportedText> each = TraceImporter.readAll(Samples.small(), Progress.NONE);
		assertEquals(each.stream().mapToInt(ImportedText::lines).sum(), all.lines());
		assertEquals(each.stream().mapToInt(text -> text.facts().size()).sum(), all.facts().size());
		assertEquals(each.stream().mapToInt(text -> text.events().size()).sum(), all.events().size());
		assertEquals(21, all.calls().size());
		assertEquals(List.of(52483, 448058, 355196, 426561), all.processes());
		assertEquals(List.of(), all.unknown());
	}

	@Test
	void whatIsNotUnderstoodIsKeptWithItsLine() throws Exception {
		ImportedText text = Written.read(folder, EVENT + "\n  what is this?  \n\n" + EVENT + "\nTraceback:\n");
		assertEquals(List.of(new UnknownLine(Written.at(folder, 2), "  what is this?"),
				new UnknownLine(Written.at(folder, 5), "Traceback:")), text.unknown());
		assertEquals(Map.of(Ignored.BLANK, 1), text.ignored());
		assertEquals(2, text.understood());
	}

	@Test
	void anEventThatWasCutOffIsKeptAsItIs() throws Exception {
		for (String rest : List.of("3953.262112", "3953.262112:", "3953.2621: kvm:kvm_eoi: a", "3953.262112: kvm:kvm_e",
				"x.262112: kvm:kvm_eoi: a")) {
			String line = " qemu-system-x86 32283 [001]  " + rest;
			assertEquals(List.of(line), Written.read(folder, EVENT + "\n" + line).unknown().stream()
					.map(UnknownLine::text).toList());
		}
	}

	@Test
	void whatTheTerminalAddsIsTakenAway() throws Exception {
		String coloured = "\u001b]0;title\u0007\u001b[1;32m[root@host ~]# \u001b[0mdrgn pic.py\u001b[K\r\n"
				+ "\u001b[Kpic[0] irq_base:\u001b[31m48\u001b[0m \u001b[K\r\r\n" + "pic[1] irq_base:56\r\n";
		ImportedText text = Written.read(folder, "\ufeff" + EVENT + "\r\n" + coloured);
		assertEquals(List.of(new PicFact(Written.at(folder, 3), 0, 48), new PicFact(Written.at(folder, 4), 1, 56)),
				text.facts());
		assertEquals("qemu-system-x86", text.events().get(0).comm());
		assertEquals(Map.of(Ignored.PROMPT, 1), text.ignored());
		assertEquals(4, text.lines());
	}

	@Test
	void promptsOfAllShellsAreIgnored() throws Exception {
		List<String> prompts = List.of("[root@shyi-centos8-1 rustvmm]# perf script", "root@host:/sys/kernel# ls",
				"me@host:~/src$ perf script", ":/# cat /proc/interrupts", "/ # cat /proc/interrupts", "~ # ls", "$ ls",
				">>> print(1)", "(qemu) info pic", "sh:/root$ true", "[me@host ~]$");
		ImportedText text = Written.read(folder, EVENT + "\n" + String.join("\n", prompts));
		assertEquals(List.of(), text.unknown());
		assertEquals(Map.of(Ignored.PROMPT, prompts.size()), text.ignored());
	}

	@Test
	void aHereDocumentIsIgnoredWhateverItHolds() throws Exception {
		ImportedText text = Written.read(folder, """
				$ cat > probe.bt <<'END'
				> pic[0] irq_base:%d
				> END
				$ cat <<-EOF | bpftrace -
				pic[0] irq_base:%d
					EOF
				[ perf record: Captured and wrote 1 MB perf.data (3 samples) ]
				[...]
				pic[0] irq_base:8
				""");
		assertEquals(List.of(new PicFact(Written.at(folder, 9), 0, 8)), text.facts());
		assertEquals(Map.of(Ignored.PROMPT, 2, Ignored.HERE_DOCUMENT, 4, Ignored.TOOL_MESSAGE, 1, Ignored.ELLIPSIS, 1),
				text.ignored());
	}

	@Test
	void dotsAndCommentsInTheMiddleOfATableDoNotEndIt() throws Exception {
		ImportedText text = Written.read(folder, """
				==>irq_routing nr_rt_entries:24
				(int [24]){ 0 }
				# the slave
				(int [24]){ 0 }

				(int [24]){ 0 }
				...
				=>gsi:9
				""");
		assertEquals(1, ((RoutingFact) text.facts().get(0)).routes().size());
	}

	@Test
	void linesLongerThanTheBufferAreReadWhole() throws Exception {
		String comment = "#" + "x".repeat(100_000) + "\n";
		ImportedText text = Written.read(folder, (comment + EVENT + "\n").repeat(5) + EVENT);
		assertEquals(List.of(2, 4, 6, 8, 10, 11), text.events().stream().map(event -> event.where().line()).toList());
		assertEquals(Map.of(Ignored.COMMENT, 5), text.ignored());
	}

	@Test
	void namesThatAreNoUtf8DoNotStopTheImport() throws Exception {
		Path file = Files.write(folder.resolve("latin.txt"), EVENT.replace("qemu", "q\u00e4mu").getBytes(
				StandardCharsets.ISO_8859_1));
		assertEquals("q\ufffdmu-system-x86", TraceImporter.read(file, Progress.NONE).events().get(0).comm());
	}

	@Test
	void progressGrowsToTheSizeOfAllFiles() throws Exception {
		Watch watch = new Watch(Integer.MAX_VALUE);
		Path small = Samples.FOLDER.resolve("drgn-pic-state.txt");
		TraceImporter.readAll(List.of(small, Samples.BIG, small), watch);
		long total = Files.size(Samples.BIG) + 2 * Files.size(small);
		assertEquals(watch.bytes.stream().sorted().toList(), watch.bytes);
		assertTrue(watch.bytes.size() > 10, watch.bytes.toString());
		assertEquals(total, watch.bytes.get(watch.bytes.size() - 1));
		assertEquals(Set.of(total), Set.copyOf(watch.totals));
	}

	@Test
	void whoGivesUpGetsNothing() {
		Watch watch = new Watch(3);
		assertThrows(CancellationException.class, () -> TraceImporter.read(Samples.BIG, watch));
		assertEquals(3, watch.bytes.size());
	}

	@Test
	void formatsAndReasonsHaveNames() {
		assertEquals("/proc/interrupts", TextFormat.PROC_INTERRUPTS.title());
		for (TextFormat format : TextFormat.values())
			assertTrue(!format.title().isEmpty());
		for (Ignored reason : Ignored.values())
			assertTrue(!reason.title().isEmpty());
		for (Quantity quantity : Quantity.values())
			assertTrue(!quantity.title().isEmpty());
	}
}
