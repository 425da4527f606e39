package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.irqscope.model.ImportedSource;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody understands stays with the machine. */
class UnknownLinesTest {
	@TempDir
	Path folder;

	private VirtualMachine machine() throws Exception {
		return new Texted(folder).with("pic.txt", """
				=====>kvm userspace_pid:7
				pic[0] irq_base:48
				elcr of pic[0] \u0007 bell
				""").with("other.txt", "pic[1] irq_base:56\nwhat is this?\n").machine();
	}

	@Test
	void unknownLinesAreKeptWithFileAndNumber() throws Exception {
		List<ImportedSource> sources = machine().getSources();
		assertEquals(3, sources.get(0).getLines());
		assertEquals(1, sources.get(0).getUnknownLines().size());
		assertEquals(3, sources.get(0).getUnknownLines().get(0).getLine());
		assertEquals("other.txt", sources.get(1).getFile());
		assertEquals(2, sources.get(1).getUnknownLines().get(0).getLine());
		assertEquals("what is this?", sources.get(1).getUnknownLines().get(0).getText());
	}

	@Test
	void unknownLinesSurviveTheDocument() throws Exception {
		Path file = folder.resolve("m.irqscope");
		MachineFiles.save(machine(), file);
		assertEquals("elcr of pic[0] \ufffd bell",
				MachineFiles.load(file).getSources().get(0).getUnknownLines().get(0).getText());
	}

	@Test
	void filesOfOneNameAreToldApartByTheirFolders() throws Exception {
		Path other = Files.createDirectory(folder.resolve("other"));
		Texted texts = new Texted(folder).with("pic.txt", "pic[0] irq_base:48\n");
		texts.files().addAll(new Texted(other).with("pic.txt", "pic[1] irq_base:56\n").files());
		assertEquals(texts.files().stream().map(Path::toString).toList(),
				texts.machine().getSources().stream().map(ImportedSource::getFile).toList());
	}
}
