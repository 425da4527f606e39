package org.irqscope.model.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.WholeMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Machine documents on disk. */
class MachineFilesTest {
	@TempDir
	Path folder;
	private Path file;

	@BeforeEach
	void choosePlace() {
		file = folder.resolve("machine.irqscope");
	}

	private MachineFileException refused(String document) throws Exception {
		Files.writeString(file, document);
		MachineFileException refused = assertThrows(MachineFileException.class, () -> MachineFiles.load(file));
		assertEquals(document, Files.readString(file), "reading changes nothing");
		assertEquals(1, refused.getMessage().lines().count());
		return refused;
	}

	private static String text(VirtualMachine machine) throws Exception {
		return new String(MachineFiles.bytes(machine), "UTF-8");
	}

	private List<Path> files() throws Exception {
		try (Stream<Path> files = Files.list(folder)) {
			return files.toList();
		}
	}

	@Test
	void whatIsSavedIsReadAgain() throws Exception {
		VirtualMachine machine = WholeMachine.create();
		MachineFiles.save(machine, file);
		VirtualMachine read = MachineFiles.load(file);
		assertTrue(EcoreUtil.equals(machine, read));
		assertArrayEquals(Files.readAllBytes(file), MachineFiles.bytes(read));
		assertEquals(List.of(file), files());
	}

	@Test
	void documentSaysItsFormatVersion() throws Exception {
		assertTrue(text(Machines.create("m", 1)).contains("formatVersion=\"3\""));
	}

	@Test
	void namesInEveryScriptSurvive() throws Exception {
		VirtualMachine machine = Machines.create("机器 <&\"'> \ud83d\udc27\n\tline", 1);
		MachineFiles.save(machine, file);
		assertEquals(machine.getName(), MachineFiles.load(file).getName());
	}

	@Test
	void laterVersionIsNamedWithWhatThisVersionReads() throws Exception {
		VirtualMachine machine = Machines.create("m", 1);
		machine.setFormatVersion(7);
		MachineFileException refused = refused(text(machine));
		assertEquals(file + ": the file was written by a later version (format 7; this version reads up to 3)",
				refused.getMessage());
		assertEquals(0, refused.line());
	}

	@ParameterizedTest
	@ValueSource(strings = { "<warps id=\"warp0\"/>", "<devices xsi:type=\"irqscope:WarpDevice\" id=\"warp0\"/>" })
	void laterVersionIsNamedEvenWhenItHasWhatThisVersionDoesNotKnow(String unknown) throws Exception {
		VirtualMachine machine = Machines.create("m", 1);
		machine.setFormatVersion(4);
		String later = text(machine).replaceFirst("\n  <host", "\n  " + unknown + "\n  <host");
		assertEquals("the file was written by a later version (format 4; this version reads up to 3)",
				refused(later).reason());
	}

	@Test
	void laterVersionIsNamedEvenUnderANameOfItsOwn() throws Exception {
		VirtualMachine machine = Machines.create("m", 1);
		machine.setFormatVersion(4);
		String later = text(machine).replace("irqscope.org/model/1", "irqscope.org/model/4");
		assertEquals("the file was written by a later version (format 4; this version reads up to 3)",
				refused(later).reason());
	}

	@Test
	void documentWithoutVersionIsRefused() throws Exception {
		assertEquals("the document does not say which version of the format it has",
				refused(text(Machines.create("m", 1)).replace("formatVersion=\"3\"", "")).reason());
	}

	@Test
	void brokenDocumentIsNamedWithItsLine() throws Exception {
		List<String> lines = text(WholeMachine.create()).lines().toList();
		int broken = 10;
		String document = String.join("\n", lines.subList(0, broken - 1)) + "\n<" + lines.get(broken - 1);
		MachineFileException refused = refused(document);
		assertEquals(broken, refused.line());
		assertTrue(refused.getMessage().startsWith(file + ":10: this is no machine document: "), refused.getMessage());
	}

	@Test
	void documentThatWasCutShortIsRefusedAtItsEnd() throws Exception {
		String whole = text(Machines.create("m", 1));
		String document = whole.substring(0, whole.length() / 2);
		assertEquals(document.lines().count(), refused(document).line());
	}

	@Test
	void wordOfThisVersionThatItDoesNotKnowIsRefusedAndNotDropped() throws Exception {
		String document = text(Machines.create("m", 1)).replaceFirst("\n  <host", "\n  <warps id=\"warp0\"/>\n  <host");
		MachineFileException refused = refused(document);
		assertTrue(refused.getMessage().contains("warps"), refused.getMessage());
		assertTrue(document.lines().toList().get(refused.line() - 1).contains("<warps"), "line " + refused.line());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "irqscope", "<xml/>", "\u0000\u0001", "{}" })
	void whatIsNoMachineIsRefused(String document) throws Exception {
		assertTrue(refused(document).getMessage().contains("this is no machine document"));
	}

	@Test
	void documentCannotReadOtherFiles() throws Exception {
		String document = text(Machines.create("SECRET", 1)).replaceFirst("\n",
				"\n<!DOCTYPE x [<!ENTITY secret SYSTEM \"" + folder.resolve("secret").toUri() + "\">]>\n");
		Files.writeString(folder.resolve("secret"), "secret");
		assertEquals(2, refused(document.replace("SECRET", "&secret;")).line());
	}

	@Test
	void missingFileIsNamed() {
		MachineFileException refused = assertThrows(MachineFileException.class, () -> MachineFiles.load(file));
		assertEquals(file + ": there is no such file", refused.getMessage());
	}

	@Test
	void machineThatCannotBeWrittenLeavesTheOldDocument() throws Exception {
		MachineFiles.save(Machines.create("old", 1), file);
		byte[] before = Files.readAllBytes(file);
		VirtualMachine machine = WholeMachine.create();
		machine.getEventfds().clear();
		IOException refused = assertThrows(IOException.class, () -> MachineFiles.save(machine, file));
		assertTrue(refused.getMessage().endsWith(", which is not part of it"), refused.getMessage());
		assertArrayEquals(before, Files.readAllBytes(file));
		assertEquals(List.of(file), files());
	}

	@Test
	void foldersAreNoPlaceForADocument() throws Exception {
		Path place = Files.createDirectory(folder.resolve("folder"));
		assertThrows(IOException.class, () -> MachineFiles.save(Machines.create("m", 1), place));
		assertThrows(IOException.class,
				() -> MachineFiles.save(Machines.create("m", 1), folder.resolve("none").resolve("m.irqscope")));
		assertTrue(Files.isDirectory(place));
		assertFalse(Files.exists(folder.resolve("none")));
	}

	@Test
	void fileThatIsTooLargeForAMachineIsRefusedWithoutReadingIt() throws Exception {
		try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
			large.setLength(1L << 34);
		}
		MachineFileException refused = assertThrows(MachineFileException.class, () -> MachineFiles.load(file));
		assertEquals(file + ": this is no machine document: it has more than 64 MiB", refused.getMessage());
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void deviceWithoutAnEndIsRefused() {
		MachineFileException refused = assertThrows(MachineFileException.class,
				() -> MachineFiles.load(Path.of("/dev/zero")));
		assertEquals("/dev/zero: this is no machine document: it has more than 64 MiB", refused.getMessage());
	}

	@Test
	void fileForWhichThereIsNoMemoryIsNamed() {
		InputStream large = new InputStream() {
			@Override
			public int read() {
				throw new OutOfMemoryError();
			}
		};
		MachineFileException refused = assertThrows(MachineFileException.class, () -> MachineFiles.load(large, "m"));
		assertTrue(refused.getMessage().startsWith("m: reading it takes more memory than this program may use ("),
				refused.getMessage());
	}
}
