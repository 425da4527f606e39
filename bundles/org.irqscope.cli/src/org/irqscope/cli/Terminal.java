package org.irqscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody looks at a stream. */
final class Terminal {
	private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

	private Terminal() {
	}

	/** True when standard error is a terminal; false where the system does not tell. */
	static boolean isStandardError() {
		try {
			String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
			return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
		} catch (IOException | UnsupportedOperationException e) {
			return false;
		}
	}
}
