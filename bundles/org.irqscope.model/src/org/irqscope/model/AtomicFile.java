package org.irqscope.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes files so that a reader sees the old content or the new one. Keeps no state, for any thread. */
public final class AtomicFile {
	/** Writes the content of a file. */
	public interface Content {
		void write(OutputStream out) throws IOException;
	}

	private AtomicFile() {
	}

	/**
	 * Writes a file beside its place and moves it there; a pipe or a device is written directly.
	 *
	 * @throws IOException when it cannot be written; then the old file is as it was
	 */
	public static void write(Path file, Content content) throws IOException {
		if (Files.exists(file) && !Files.isRegularFile(file)) {
			try (OutputStream out = Files.newOutputStream(file)) {
				content.write(out);
			}
			return;
		}
		Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		Path written = free(target);
		try {
			keepPermissions(target, written);
			try (OutputStream out = Files.newOutputStream(written, StandardOpenOption.WRITE)) {
				content.write(out);
			}
			move(written, target);
		} finally {
			Files.deleteIfExists(written);
		}
	}

	/** A new file beside another; unlike a temporary file it may be read by whoever may read new files. */
	private static Path free(Path target) throws IOException {
		for (int number = 0;; number++)
			try {
				return Files.createFile(target.resolveSibling(target.getFileName() + "." + number + ".tmp"));
			} catch (FileAlreadyExistsException e) {
				// Somebody else writes the same file, or did not come to an end.
				continue;
			}
	}

	/** Whoever might not read the old content may not read the new one either. */
	private static void keepPermissions(Path old, Path written) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(old, PosixFileAttributeView.class);
		if (view != null && Files.exists(old))
			Files.setPosixFilePermissions(written, view.readAttributes().permissions());
	}

	private static void move(Path from, Path to) throws IOException {
		try {
			Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
		} catch (AtomicMoveNotSupportedException e) {
			Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
		}
	}
}
