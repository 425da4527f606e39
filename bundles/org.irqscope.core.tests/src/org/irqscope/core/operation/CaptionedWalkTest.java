package org.irqscope.core.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.core.edit.Captions;
import org.irqscope.core.operation.export.ExportFormat;
import org.irqscope.core.operation.export.Framing;
import org.irqscope.core.operation.export.WalkSteps;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Sentences;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a speaker says of a hop is kept in the document, and stands in exports in place of the explanation. */
class CaptionedWalkTest {
	private static final String SAID = "Watch the bit: here it falls";
	@TempDir
	Path folder;
	private WalkFiles files;
	private Hop hop;
	private String walk;

	@BeforeEach
	void say() throws Exception {
		files = new WalkFiles(folder);
		VirtualMachine machine = files.machine();
		Session session = Session.run(machine, machine.getStimuli().get(0));
		hop = session.walk().hop(6);
		walk = session.title();
		Captions.set(machine, walk, hop, "  " + SAID + "\n");
	}

	@ParameterizedTest
	@EnumSource(names = { "HTML", "MARKDOWN" })
	void itStandsWhereTheExplanationStood(ExportFormat format) throws Exception {
		String explained = new Sentences(Locale.getDefault()).of(hop);
		String with = Files.readString(files.export(format, WalkSteps.between(6, 8), Framing.WHOLE));
		assertTrue(with.contains(SAID), with);
		assertFalse(with.contains(explained), explained);
		Captions.set(files.machine(), walk, hop, " ");
		String without = Files.readString(files.export(format, WalkSteps.between(6, 8), Framing.WHOLE));
		assertTrue(without.contains(explained) && !without.contains(SAID), without);
	}

	@Test
	void itCanBeReadInAPdf() throws Exception {
		Path file = files.export(ExportFormat.PDF, WalkSteps.only(7), Framing.WHOLE);
		assertTrue(WalkFiles.printed("pdftotext", "-raw", file.toString(), "-").replaceAll("\\s+", " ").contains(SAID));
	}

	@Test
	void theDocumentKeepsItForItsHopOnly() throws Exception {
		VirtualMachine read = MachineFiles.load(new ByteArrayInputStream(MachineFiles.bytes(files.machine())), "m");
		Captions captions = Captions.of(read);
		assertEquals(Optional.of(SAID), captions.at(walk, hop));
		assertEquals(Optional.empty(), captions.at("another walk", hop));
		for (Hop other : files.hops())
			if (other.number() != hop.number())
				assertEquals(Optional.empty(), captions.at(walk, other));
		assertEquals(1, read.getCaptions().size());
	}

	@Test
	void aWalkIsCalledAsSomebodyWants() throws Exception {
		Framing called = new Framing(false, List.of(), "Lecture 7");
		for (ExportFormat format : List.of(ExportFormat.HTML, ExportFormat.MARKDOWN, ExportFormat.MERMAID))
			assertTrue(Files.readString(files.export(format, WalkSteps.between(6, 8), called)).contains("Lecture 7"),
					format.word());
	}
}
