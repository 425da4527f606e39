package org.irqscope.trace.text;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import org.tukaani.xz.XZInputStream;

/** Unpacks what gzip, xz or zstd have packed, as the first bytes say. Keeps no state, for any thread. */
final class Unpacking {
	private static final byte[] GZIP = { 0x1f, (byte) 0x8b };
	private static final byte[] XZ = { (byte) 0xfd, '7', 'z', 'X', 'Z', 0 };
	private static final byte[] ZSTD = { 0x28, (byte) 0xb5, 0x2f, (byte) 0xfd };
	/** What one wants to keep in memory for a text, in KiB. */
	private static final int XZ_MEMORY = 1 << 17;

	private Unpacking() {
	}

	/** What stands in a file, unpacked where it is packed. */
	static InputStream of(InputStream raw, int buffer) throws IOException {
		InputStream buffered = new BufferedInputStream(raw, buffer);
		buffered.mark(XZ.length);
		byte[] first = buffered.readNBytes(XZ.length);
		buffered.reset();
		if (begins(first, GZIP))
			return new GZIPInputStream(buffered, buffer);
		if (begins(first, XZ))
			return new XZInputStream(buffered, XZ_MEMORY);
		return begins(first, ZSTD) ? new ZstdInput(buffered) : buffered;
	}

	private static boolean begins(byte[] first, byte[] magic) {
		return first.length >= magic.length
				&& Arrays.equals(first, 0, magic.length, magic, 0, magic.length);
	}
}
