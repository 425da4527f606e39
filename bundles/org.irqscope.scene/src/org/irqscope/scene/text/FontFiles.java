package org.irqscope.scene.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bundled faces as files, since Java takes fonts out of files only and makes some by itself that a killed process
 * leaves behind. Each process has files of its own; they go with it, at the latest when the next one begins. Shared by
 * the threads of a process.
 */
public final class FontFiles {
	private static final Pattern NAME = Pattern.compile("irqscope-fonts-(\\d+)-(\\d{1,18})-.*");
	private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
	private static Path folder;

	private FontFiles() {
	}

	/**
	 * The file of a face.
	 *
	 * @throws IOException when there is no room for it
	 */
	public static synchronized Path of(Face face) throws IOException {
		if (folder == null)
			folder = create();
		Path file = folder.resolve(face.file());
		if (!Files.exists(file))
			try (InputStream font = face.open()) {
				Files.copy(font, file);
				file.toFile().deleteOnExit();
			}
		return file;
	}

	/** What is to be deleted first is said last. */
	private static Path create() throws IOException {
		clean(TEMPORARY);
		Path created = Files.createTempDirectory(TEMPORARY, prefix(ProcessHandle.current().pid()));
		created.toFile().deleteOnExit();
		return created;
	}

	static String prefix(long process) {
		return "irqscope-fonts-" + namespace() + "-" + process + "-";
	}

	/** Removes the files of processes that are no more. */
	static void clean(Path temporary) {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "irqscope-fonts-*")) {
			for (Path one : folders)
				if (isLeft(one))
					delete(one);
		} catch (IOException | RuntimeException e) {
			// Those of others stay, as does what cannot be seen.
			return;
		}
	}

	private static boolean isLeft(Path folder) throws IOException {
		Matcher name = NAME.matcher(folder.getFileName().toString());
		if (!name.matches() || !name.group(1).equals(namespace()) || !Files.isDirectory(folder))
			return false;
		Instant created = Files.getLastModifiedTime(folder).toInstant();
		return ProcessHandle.of(Long.parseLong(name.group(2))).filter(ProcessHandle::isAlive)
				.filter(one -> one.info().startInstant().filter(created::isBefore).isEmpty()).isEmpty();
	}

	private static void delete(Path folder) throws IOException {
		for (Face face : Face.values())
			Files.deleteIfExists(folder.resolve(face.file()));
		Files.deleteIfExists(folder);
	}

	/** Numbers of processes mean something only within it. */
	private static String namespace() {
		try {
			return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString().replaceAll("\\D", "");
		} catch (IOException e) {
			// There is only one.
			return "0";
		}
	}
}
