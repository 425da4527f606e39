package org.irqscope.trace.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CancellationException;

/** Tells how much of all files has been read, and stops reading when nobody wants the rest. */
public final class CountedInput extends FilterInputStream {
	private final Progress progress;
	private final long total;
	private long bytes;

	/** @param before how much of other files had been read */
	public CountedInput(InputStream in, Progress progress, long before, long total) {
		super(in);
		this.progress = progress;
		this.bytes = before;
		this.total = total;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (progress.cancelled())
			throw new CancellationException();
		int read = super.read(target, offset, length);
		bytes += Math.max(0, read);
		progress.worked(bytes, total);
		return read;
	}
}
