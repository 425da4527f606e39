package org.irqscope.model.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.irqscope.model.Machines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/** A file has its old content or its new one, and nothing stays beside it. */
class AtomicFileTest {
	@TempDir
	Path folder;

	private List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	private static void write(Path file, String text) throws IOException {
		AtomicFile.write(file, out -> out.write(text.getBytes(UTF_8)));
	}

	@Test
	void newFileIsThereAsAWhole() throws Exception {
		Path file = folder.resolve("m");
		AtomicFile.write(file, out -> {
			out.write("half ".getBytes(UTF_8));
			assertFalse(Files.exists(file), "nobody sees the first half");
			out.write("whole".getBytes(UTF_8));
		});
		assertEquals("half whole", Files.readString(file));
		assertEquals(List.of("m"), names());
	}

	@Test
	void oldFileIsReadUntilTheNewOneIsWhole() throws Exception {
		Path file = Files.writeString(folder.resolve("m"), "old");
		AtomicFile.write(file, out -> {
			out.write("new".getBytes(UTF_8));
			assertEquals("old", Files.readString(file));
		});
		assertEquals("new", Files.readString(file));
	}

	@Test
	void aFileThatIsNobodyElsesStaysSo() throws Exception {
		Path file = Files.writeString(folder.resolve("m"), "old");
		Set<PosixFilePermission> mine = PosixFilePermissions.fromString("rw-------");
		Files.setPosixFilePermissions(file, mine);
		write(file, "new");
		assertEquals(mine, Files.getPosixFilePermissions(file));
	}

	@Test
	void failedWriteLeavesTheOldFile() throws Exception {
		Path file = Files.writeString(folder.resolve("m"), "old");
		IOException failed = assertThrows(IOException.class, () -> AtomicFile.write(file, out -> {
			out.write("half".getBytes(UTF_8));
			throw new IOException("the disk is full");
		}));
		assertEquals("the disk is full", failed.getMessage());
		assertEquals("old", Files.readString(file));
		assertEquals(List.of("m"), names());
	}

	@Test
	void brokenWriterLeavesTheOldFile() throws Exception {
		Path file = Files.writeString(folder.resolve("m"), "old");
		assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, out -> {
			out.write(1);
			throw new IllegalStateException();
		}));
		assertEquals("old", Files.readString(file));
		assertEquals(List.of("m"), names());
	}

	@Test
	void failedWriteOfANewFileLeavesNone() throws Exception {
		assertThrows(IOException.class, () -> AtomicFile.write(folder.resolve("m"), out -> {
			throw new IOException();
		}));
		assertEquals(List.of(), names());
	}

	@Test
	void whatSomebodyElseLeftBesideIsKept() throws Exception {
		Files.writeString(folder.resolve("m.0.tmp"), "theirs");
		write(folder.resolve("m"), "mine");
		assertEquals(List.of("m", "m.0.tmp"), names());
		assertEquals("theirs", Files.readString(folder.resolve("m.0.tmp")));
		assertEquals("mine", Files.readString(folder.resolve("m")));
	}

	@Test
	void linkStaysALinkAndItsTargetIsWritten() throws Exception {
		Path target = Files.writeString(folder.resolve("target"), "old");
		Path link = Files.createSymbolicLink(folder.resolve("link"), target.getFileName());
		write(link, "new");
		assertTrue(Files.isSymbolicLink(link));
		assertEquals("new", Files.readString(target));
		assertEquals(List.of("link", "target"), names());
	}

	/** The number of a process that was, and is no more. */
	private static long ended() throws Exception {
		Process process = new ProcessBuilder("true").start();
		process.waitFor();
		return process.pid();
	}

	@Test
	void whatAKilledWriterLeftIsRemovedByTheNextOne() throws Exception {
		Files.writeString(folder.resolve(UnfinishedFiles.name(ended(), 0)), "half");
		write(folder.resolve("m"), "whole");
		assertEquals(List.of("m"), names());
	}

	@Test
	void whatAKilledWriterLeftIsRemovedWhenADocumentBesideItIsOpened() throws Exception {
		Path file = folder.resolve("m.irqscope");
		MachineFiles.save(Machines.create("m", 1), file);
		Files.writeString(folder.resolve(UnfinishedFiles.name(ended(), 7)), "half");
		MachineFiles.load(file);
		assertEquals(List.of("m.irqscope"), names());
	}

	@Test
	void whatAnotherWriterIsAboutToWriteIsKept() throws Exception {
		String theirs = UnfinishedFiles.name(ProcessHandle.current().pid(), 0);
		Files.writeString(folder.resolve(theirs), "half");
		write(folder.resolve("m"), "whole");
		assertEquals(List.of(theirs, "m"), names());
	}

	@Test
	void whatAProcessWithTheSameNumberLeftIsRemoved() throws Exception {
		Path old = Files.writeString(folder.resolve(UnfinishedFiles.name(ProcessHandle.current().pid(), 0)), "half");
		Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(400))));
		write(folder.resolve("m"), "whole");
		assertEquals(List.of("m"), names());
	}

	@Test
	void whatAnotherSystemWritesIsKeptForADay() throws Exception {
		Path theirs = Files.writeString(folder.resolve(".irqscope-0-1-0.tmp"), "half");
		write(folder.resolve("m"), "whole");
		assertTrue(Files.exists(theirs));
		Files.setLastModifiedTime(theirs, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
		write(folder.resolve("m"), "whole");
		assertEquals(List.of("m"), names());
	}

	@Test
	void fileAndFolderAreOnTheDiskWhenTheWriterReturns() throws Exception {
		try (Recording recording = new Recording()) {
			recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
			recording.start();
			write(folder.resolve("m"), "whole");
			recording.stop();
			Path events = folder.resolve("events");
			recording.dump(events);
			List<String> forced = RecordingFile.readAllEvents(events).stream().map(event -> event.getString("path"))
					.filter(path -> path.startsWith(folder.toString())).toList();
			assertEquals(2, forced.size(), forced.toString());
			assertTrue(forced.get(0).endsWith(".tmp"), forced.toString());
			assertEquals(folder.toString(), forced.get(1));
		}
	}
}
