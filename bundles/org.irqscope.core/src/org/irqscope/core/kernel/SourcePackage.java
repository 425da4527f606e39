package org.irqscope.core.kernel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Site;
import org.tukaani.xz.XZInputStream;

/**
 * A package with the source of a kernel, as distributions have it. The folders that walks lead to are unpacked once
 * into a folder of their own. Reads and writes files; not for the UI thread.
 */
final class SourcePackage {
	private static final String XZ = ".tar.xz", GZ = ".tar.gz", TAR = ".tar";
	private static final String MAKEFILE = "Makefile";
	/** A folder of this name holds all that was wanted. */
	private static final String DONE = "linux";
	private final Path file;

	SourcePackage(Path file) {
		this.file = file;
	}

	/** True for a file that may be one. */
	static boolean is(Path file) {
		String name = file.getFileName().toString();
		return name.endsWith(XZ) || name.endsWith(GZ) || name.endsWith(TAR);
	}

	/**
	 * The tree of what was unpacked, now or before.
	 *
	 * @param cache where packages are unpacked
	 * @throws IOException when the package cannot be read
	 * @throws OperationCanceledException when the monitor says so
	 */
	Path unpacked(Path cache, IProgressMonitor monitor) throws IOException {
		Path own = cache.resolve(Long.toHexString(Files.size(file)) + "-"
				+ Long.toHexString(Files.getLastModifiedTime(file).toMillis()));
		Path done = own.resolve(DONE);
		if (!Files.isDirectory(done)) {
			Path begun = Files.createDirectories(own.resolve("begun"));
			unpack(begun, monitor);
			Files.move(begun, done, StandardCopyOption.ATOMIC_MOVE);
		}
		return done;
	}

	private void unpack(Path folder, IProgressMonitor monitor) throws IOException {
		Set<String> wanted = folders();
		monitor.beginTask(Texts.of("kernel.unpacking", file.getFileName()), IProgressMonitor.UNKNOWN);
		try (InputStream in = open()) {
			TarReader tar = new TarReader(in);
			while (tar.next()) {
				if (monitor.isCanceled())
					throw new OperationCanceledException();
				String name = inTree(tar.name());
				if (isWanted(name, wanted))
					write(folder.resolve(name).normalize(), folder, tar.contents());
			}
		} finally {
			monitor.done();
		}
	}

	private InputStream open() throws IOException {
		InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
		try {
			String name = file.getFileName().toString();
			return name.endsWith(XZ) ? new XZInputStream(in)
					: name.endsWith(GZ) ? new GZIPInputStream(in, 1 << 16) : in;
		} catch (IOException e) {
			in.close();
			throw e;
		}
	}

	private static void write(Path target, Path folder, byte[] contents) throws IOException {
		if (!target.startsWith(folder))
			return;
		Files.createDirectories(target.getParent());
		Files.write(target, contents);
	}

	/** Names in a package begin with the name of the tree. */
	private static String inTree(String name) {
		String plain = name.startsWith("./") ? name.substring(2) : name;
		return plain.substring(plain.indexOf('/') + 1);
	}

	private static boolean isWanted(String name, Set<String> folders) {
		boolean source = name.endsWith(".c") || name.endsWith(".h");
		return name.equals(MAKEFILE)
				|| source && name.contains("/") && folders.contains(name.substring(0, name.lastIndexOf('/')));
	}

	/** The folders of all functions that a walk can pass. */
	private static Set<String> folders() {
		return Architecture.sites().stream().map(Site::file).filter(file -> file.contains("/"))
				.map(file -> file.substring(0, file.lastIndexOf('/'))).collect(Collectors.toSet());
	}
}
