package org.irqscope.model.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files in which content stands until it is whole. Their names say which process writes them, so that what a killed
 * one left behind is known and removed. Keeps no state, for any thread.
 */
final class UnfinishedFiles {
	private static final Pattern NAME = Pattern.compile("\\.irqscope-([0-9a-f]+)-(\\d{1,18})-\\d+\\.tmp");
	/** Nobody can tell whether a process of another system still runs; one that writes for so long does not. */
	private static final Duration LONGEST_WRITE = Duration.ofDays(1);
	/** Numbers of processes mean something only there. */
	private static final String SYSTEM = Integer.toHexString((bootId() + processNamespace()).hashCode());

	private UnfinishedFiles() {
	}

	/** A new file in a folder; unlike a temporary file it may be read by whoever may read new files. */
	static Path create(Path folder) throws IOException {
		for (int number = 0;; number++)
			try {
				return Files.createFile(folder.resolve(name(ProcessHandle.current().pid(), number)));
			} catch (FileAlreadyExistsException e) {
				// Another thread of this process writes it.
				continue;
			}
	}

	static String name(long process, int number) {
		return ".irqscope-" + SYSTEM + "-" + process + "-" + number + ".tmp";
	}

	/** Removes what processes left in a folder that came to no end. */
	static void clean(Path folder) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".irqscope-*.tmp")) {
			for (Path file : files)
				if (isLeft(file))
					Files.deleteIfExists(file);
		} catch (IOException | RuntimeException e) {
			// Whoever may not look into the folder or write there leaves it as it is.
			return;
		}
	}

	private static boolean isLeft(Path file) throws IOException {
		Matcher name = NAME.matcher(file.getFileName().toString());
		if (!name.matches() || !Files.isRegularFile(file))
			return false;
		Instant written = Files.getLastModifiedTime(file).toInstant();
		return name.group(1).equals(SYSTEM) ? !lives(Long.parseLong(name.group(2)), written)
				: written.isBefore(Instant.now().minus(LONGEST_WRITE));
	}

	/** A process that began after the file was written only has the number of the one that wrote it. */
	private static boolean lives(long process, Instant written) {
		return ProcessHandle.of(process).filter(ProcessHandle::isAlive)
				.filter(one -> one.info().startInstant().filter(written::isBefore).isEmpty()).isPresent();
	}

	private static String bootId() {
		try {
			return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"));
		} catch (IOException e) {
			// There is none; then all processes count as those of one system.
			return "";
		}
	}

	private static String processNamespace() {
		try {
			return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
		} catch (IOException e) {
			// The same.
			return "";
		}
	}
}
