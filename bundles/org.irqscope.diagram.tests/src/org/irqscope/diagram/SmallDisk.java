package org.irqscope.diagram;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** A disk of 64 KiB in a folder, which can be filled up and written to no more; only root has one. */
final class SmallDisk implements AutoCloseable {
	private static final String SIZE = "size=64k";
	private final Path folder;

	private SmallDisk(Path folder) {
		this.folder = folder;
	}

	/** Skips the test where there may be none. */
	static SmallDisk in(Path folder) throws Exception {
		Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", SIZE, "irqscope", folder.toString()),
				"this user may not mount a disk");
		return new SmallDisk(folder);
	}

	/** Leaves no room. */
	void fill() throws IOException {
		byte[] block = new byte[1024];
		try (OutputStream out = Files.newOutputStream(folder.resolve("everything"))) {
			while (true)
				out.write(block);
		} catch (IOException e) {
			if (!String.valueOf(e.getMessage()).contains("No space left"))
				throw e;
		}
	}

	/** Makes room again. */
	void empty() throws IOException {
		Files.delete(folder.resolve("everything"));
	}

	/** Nobody writes here, or everybody again. */
	void setReadOnly(boolean readOnly) throws Exception {
		if (!run("mount", "-o", "remount," + SIZE + (readOnly ? ",ro" : ",rw"), folder.toString()))
			throw new IOException("the disk cannot be mounted so");
	}

	private static boolean run(String... command) throws Exception {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			return process.waitFor() == 0;
		} catch (IOException e) {
			// There is no such command on this system.
			return false;
		}
	}

	@Override
	public void close() throws Exception {
		run("umount", "-l", folder.toString());
	}
}
