package org.irqscope.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A standard stream of the program, in UTF-8 whatever the locale; it knows when nobody reads it any more. */
final class StandardStream extends PrintStream {
	private static final String BROKEN_PIPE = "Broken pipe";

	private final Sink sink;

	/** Keeps what a print stream forgets: why it failed. */
	private static final class Sink extends FilterOutputStream {
		private boolean readerGone;

		Sink(OutputStream out) {
			super(out);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			try {
				out.write(bytes, offset, length);
			} catch (IOException e) {
				readerGone |= BROKEN_PIPE.equals(e.getMessage());
				throw e;
			}
		}
	}

	private StandardStream(Sink sink) {
		super(new BufferedOutputStream(sink), false, StandardCharsets.UTF_8);
		this.sink = sink;
	}

	static StandardStream of(FileDescriptor descriptor) {
		return new StandardStream(new Sink(new FileOutputStream(descriptor)));
	}

	/** True when somebody read the beginning and closed the pipe, which is no failure. */
	boolean readerGone() {
		return sink.readerGone;
	}
}
