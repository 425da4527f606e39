package org.irqscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** What is packed, wrapped or came through a web page says the same. */
class PackedTest {
	private static final String EVENT = "  CPU 0/KVM  3302 [001]   100.000003: kvm:kvm_inj_virq: IRQ 0xfd\n";
	@TempDir
	Path folder;

	private TraceEvent only(Path file) throws Exception {
		ImportedText text = TraceImporter.read(file, Progress.NONE);
		assertEquals(1, text.events().size());
		return text.events().get(0);
	}

	@Test
	void gzipAndXzAreUnpacked() throws Exception {
		Path gzip = folder.resolve("a.gz"), xz = folder.resolve("a.xz");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
			out.write(EVENT.getBytes());
		}
		try (OutputStream out = new XZOutputStream(Files.newOutputStream(xz), new LZMA2Options())) {
			out.write(EVENT.getBytes());
		}
		assertEquals("IRQ 0xfd", only(gzip).text());
		assertEquals("IRQ 0xfd", only(xz).text());
		byte[] bytes = Files.readAllBytes(xz);
		Files.write(xz, Arrays.copyOf(bytes, bytes.length - 20));
		assertThrows(ImportException.class, () -> only(xz));
	}

	@Test
	void zstdIsUnpackedWhereThereIsTheProgram() throws Exception {
		Path plain = Files.writeString(folder.resolve("a"), EVENT);
		Assumptions.assumeTrue(hasZstd(plain), "there is no zstd");
		Path packed = folder.resolve("a.zst");
		assertEquals("IRQ 0xfd", only(packed).text());
		byte[] bytes = Files.readAllBytes(packed);
		Files.write(packed, Arrays.copyOf(bytes, bytes.length - 4));
		String refusal = assertThrows(ImportException.class, () -> only(packed)).getMessage();
		assertTrue(refusal.contains("zstd cannot unpack it"), refusal);
	}

	private static boolean hasZstd(Path plain) throws InterruptedException {
		try {
			return new ProcessBuilder("zstd", "-q", "-k", plain.toString()).start().waitFor() == 0;
		} catch (IOException e) {
			return false;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "&nbsp;CPU&nbsp;0/KVM\u00a03302 [001] 100.000003: kvm:kvm_inj_virq: IRQ 0xfd",
			"CPU 0/KVM 3302 [001] 100.000003:\u200b kvm:kvm_inj_virq: IRQ 0xfd",
			"[31mCPU 0/KVM[0m 3302 [001] 100.000003: kvm:kvm_inj_virq: IRQ 0xfd",
			"<pre>\nCPU 0/KVM 3302 [001] 100.000003: kvm:kvm_inj_virq: IRQ 0xfd\n</pre>",
			"{code}\nCPU 0/KVM\n3302 [001] 100.000003: kvm:kvm_inj_virq: IRQ 0xfd\n--- snip ---\n{code}",
			"> > CPU 0/KVM 3302\n> > [001] 100.000003:\n> > kvm:kvm_inj_virq:\n> > IRQ 0xfd" })
	void pagesAndMailLeaveTheEvent(String text) throws Exception {
		ImportedText read = Written.read(folder, text + "\n");
		assertEquals(List.of(), read.unknown());
		TraceEvent event = read.events().get(0);
		assertEquals("CPU 0/KVM 3302 1 IRQ 0xfd",
				event.comm() + " " + event.pid() + " " + event.cpu() + " " + event.text());
	}

	@Test
	void tablesAreWrappedAtAnyPlace() throws Exception {
		ImportedText read = Written.read(folder, """
				           CPU0       CPU1
				       CPU2       CPU3
				  4:          0        120
				          0          7   IO-APIC   4-edge      ttyS0
				 11:          0          0       9131          0   IO-APIC
				  11-fasteoi   virtio1,
				 uhci_hcd:usb1
				 21:          0          0         19          0
				 IO-APIC  21-fasteoi   virtio3
				LOC:       5120       5003
				       4911       4800   Local timer interrupts
				""");
		assertEquals(List.of(), read.unknown());
		assertEquals("[4 [0, 120, 0, 7] IO-APIC [ttyS0], 11 [0, 0, 9131, 0] IO-APIC [virtio1, uhci_hcd:usb1], "
				+ "21 [0, 0, 19, 0] IO-APIC [virtio3], LOC [5120, 5003, 4911, 4800]  []]",
				read.facts().stream().map(InterruptCount.class::cast)
						.map(row -> row.label() + " " + row.counts() + " " + row.chip() + " " + row.actions()).toList()
						.toString());
	}
}
