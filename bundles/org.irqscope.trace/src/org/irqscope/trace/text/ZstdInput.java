package org.irqscope.trace.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What the program zstd unpacks; another thread feeds it. Used by one thread. */
final class ZstdInput extends FilterInputStream {
	private final Process process;
	private volatile IOException failure;

	/** @throws IOException when there is no such program */
	ZstdInput(InputStream packed) throws IOException {
		this(start(), packed);
	}

	private ZstdInput(Process process, InputStream packed) {
		super(process.getInputStream());
		this.process = process;
		Thread feeder = new Thread(() -> feed(packed), "zstd");
		feeder.setDaemon(true);
		feeder.start();
	}

	private static Process start() throws IOException {
		try {
			return new ProcessBuilder("zstd", "-dcq").redirectError(ProcessBuilder.Redirect.DISCARD).start();
		} catch (IOException e) {
			throw new IOException(Texts.of("zstd.missing"), e);
		}
	}

	private void feed(InputStream packed) {
		try (OutputStream in = process.getOutputStream()) {
			packed.transferTo(in);
		} catch (IOException e) {
			failure = e;
		}
	}

	@Override
	public int read() throws IOException {
		return checked(super.read());
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		return checked(super.read(target, offset, length));
	}

	/** At the end it is known whether the packed file was whole. */
	private int checked(int read) throws IOException {
		if (read >= 0)
			return read;
		try {
			if (process.waitFor() == 0)
				return read;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		throw new IOException(Texts.of("zstd.broken"), failure);
	}

	@Override
	public void close() throws IOException {
		process.destroy();
		super.close();
	}
}
