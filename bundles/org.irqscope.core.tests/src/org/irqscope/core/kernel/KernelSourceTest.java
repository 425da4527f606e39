package org.irqscope.core.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.pic.PicSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The function of a hop is found in what the user has named, or it is said what that lacks. */
class KernelSourceTest {
	private static final String LONG = "linux-source-6.18-a-name-that-is-longer-than-others-" + "d".repeat(60);
	private final Map<String, String> files = new LinkedHashMap<>();
	@TempDir
	Path folder;

	@BeforeEach
	void write() {
		files.put("Makefile", "# SPDX\nVERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 3\n");
		files.put("virt/kvm/eventfd.c", "int nothing;\n");
		files.put("arch/x86/kvm/i8259.c", "int kvm_pic_read_irq(struct kvm *kvm)\n{\n\treturn 7;\n}\n");
		files.put("drivers/net/dummy.c", "int dummy;\n");
	}

	private Path tree() throws IOException {
		for (Map.Entry<String, String> file : files.entrySet()) {
			Path path = folder.resolve("tree").resolve(file.getKey());
			Files.createDirectories(path.getParent());
			Files.writeString(path, file.getValue());
		}
		return folder.resolve("tree");
	}

	/** A tar archive as GNU tar writes it. */
	private byte[] tar(String top) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (Map.Entry<String, String> file : files.entrySet()) {
			String name = top + "/" + file.getKey();
			if (name.length() > 100)
				entry(out, "././@LongLink", 'L', name + "\0");
			entry(out, name.substring(0, Math.min(100, name.length())), '0', file.getValue());
		}
		out.write(new byte[1024]);
		return out.toByteArray();
	}

	private static void entry(ByteArrayOutputStream out, String name, char type, String contents) throws IOException {
		byte[] header = new byte[512];
		byte[] bytes = contents.getBytes(StandardCharsets.UTF_8);
		put(header, 0, name);
		put(header, 124, String.format("%011o", bytes.length));
		header[156] = (byte) type;
		put(header, 257, "ustar  ");
		out.write(header);
		out.write(bytes);
		out.write(new byte[(512 - bytes.length % 512) % 512]);
	}

	private static void put(byte[] header, int at, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		System.arraycopy(bytes, 0, header, at, bytes.length);
	}

	private KernelSource.Answer find(Object named, Site site) {
		return new KernelSource(String.valueOf(named), folder.resolve("cache")).find(site, new NullProgressMonitor());
	}

	private static KernelFunction found(KernelSource.Answer answer) {
		return assertInstanceOf(KernelSource.Answer.Found.class, answer, answer.toString()).function();
	}

	private static String lacking(KernelSource.Answer answer) {
		return assertInstanceOf(KernelSource.Answer.Lacking.class, answer).why();
	}

	@Test
	void aFolderIsRead() throws IOException {
		assertEquals("arch/x86/kvm/i8259.c", found(find(tree(), PicSite.KVM_PIC_READ_IRQ)).file());
	}

	@Test
	void aPackageIsUnpackedOnceAndOnlyWhereWalksLead() throws IOException {
		Path xz = folder.resolve("linux-source-6.12.tar.xz");
		try (OutputStream out = new XZOutputStream(Files.newOutputStream(xz), new LZMA2Options(0))) {
			out.write(tar(LONG));
		}
		assertEquals("int kvm_pic_read_irq(struct kvm *kvm)",
				found(find(xz, PicSite.KVM_PIC_READ_IRQ)).text().lines().findFirst().orElseThrow());
		try (var all = Files.walk(folder.resolve("cache"))) {
			assertFalse(all.anyMatch(path -> path.toString().contains("dummy")));
		}
		try (var all = Files.walk(folder.resolve("cache"))) {
			Files.writeString(all.filter(path -> path.endsWith("i8259.c")).findFirst().orElseThrow(),
					"/* kept */\nint kvm_pic_read_irq(void)\n{\n}\n");
		}
		assertEquals(1, found(find(xz, PicSite.KVM_PIC_READ_IRQ)).first());
	}

	@Test
	void aGzippedPackageIsReadToo() throws IOException {
		Path gz = folder.resolve("linux.tar.gz");
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
			out.write(tar("linux-6.12"));
		}
		assertEquals(0, found(find(gz, PicSite.KVM_PIC_READ_IRQ)).first());
	}

	@Test
	void whatIsLackingIsSaid() throws IOException {
		assertTrue(lacking(find("", PicSite.KVM_PIC_READ_IRQ)).contains("preferences"));
		assertTrue(lacking(find(folder.resolve("gone"), PicSite.KVM_PIC_READ_IRQ)).contains("is not there"));
		assertTrue(lacking(find(folder, PicSite.KVM_PIC_READ_IRQ)).contains("virt/kvm"));
		String function = lacking(find(tree(), PicSite.PIC_UPDATE_IRQ));
		assertTrue(function.contains("pic_update_irq()") && function.contains("Linux 6.12"), function);
		assertTrue(lacking(find(tree(), X86Site.VCPU_RUN)).contains("arch/x86/kvm/x86.c"));
		assertTrue(lacking(find(tree(), X86Site.GUEST_OUT)).contains("guest_out"));
	}

	@Test
	void aBrokenPackageIsSaidToBeOne() throws IOException {
		Path broken = Files.writeString(folder.resolve("linux.tar.xz"), "no xz");
		assertTrue(lacking(find(broken, PicSite.KVM_PIC_READ_IRQ)).contains("cannot be read as a package"));
	}

	@Test
	void unpackingStopsWhenNobodyWantsItAnyMore() throws IOException {
		Path tar = Files.write(folder.resolve("linux.tar"), tar("linux-6.12"));
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		KernelSource source = new KernelSource(tar.toString(), folder.resolve("cache"));
		assertThrows(OperationCanceledException.class, () -> source.find(PicSite.KVM_PIC_READ_IRQ, cancelled));
		assertEquals(0, found(find(tar, PicSite.KVM_PIC_READ_IRQ)).first());
	}
}
