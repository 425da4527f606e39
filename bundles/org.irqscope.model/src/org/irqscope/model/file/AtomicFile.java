package org.irqscope.model.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Writes files so that a reader sees the old content or the new one, also after the power failed. Keeps no state, for
 * any thread.
 */
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
		Path folder = target.getParent();
		UnfinishedFiles.clean(folder);
		Path written = UnfinishedFiles.create(folder);
		try {
			keepPermissions(target, written);
			writeThrough(written, content);
			move(written, target);
			force(folder);
		} finally {
			Files.deleteIfExists(written);
		}
	}

	/** What is moved into its place before it is on the disk may be empty there after the power fails. */
	private static void writeThrough(Path file, Content content) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
			content.write(out);
			out.flush();
			channel.force(true);
		}
	}

	private static void force(Path folder) {
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		} catch (IOException e) {
			// Some file systems have no such thing; the file is in its place all the same.
			return;
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
