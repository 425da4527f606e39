package org.irqscope.bench.desktop;

import java.io.BufferedReader;
import java.io.IOException;

/** A screen that nobody sees, as large as a laptop's, until it is closed. Used by one thread. */
final class VirtualScreen implements AutoCloseable {
	private static final String PROGRAM = "Xvfb";
	private final Process server;
	private final String display;

	private VirtualScreen(Process server, String display) {
		this.server = server;
		this.display = display;
	}

	/** @throws IOException when it does not start */
	static VirtualScreen open() throws IOException {
		Process server = new ProcessBuilder(PROGRAM, "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten",
				"tcp")
				.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		BufferedReader said = server.inputReader();
		String number = said.readLine();
		if (number == null)
			throw new IOException(PROGRAM);
		return new VirtualScreen(server, ":" + number);
	}

	String display() {
		return display;
	}

	@Override
	public void close() {
		server.destroy();
	}
}
