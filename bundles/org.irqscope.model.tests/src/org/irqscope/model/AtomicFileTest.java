package org.irqscope.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
