package org.irqscope.core.kernel;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the files of a tar archive one after another. Used by one thread. */
final class TarReader {
	private static final int BLOCK = 512, NAME = 100, SIZE = 124, SIZE_LENGTH = 12, TYPE = 156, PREFIX = 345,
			PREFIX_LENGTH = 155;
	/** More than the name of any file of a kernel. */
	private static final long LONGEST = 1 << 16;
	private final InputStream in;
	private final byte[] header = new byte[BLOCK];
	private String name = "";
	private long size;
	private long rest;

	TarReader(InputStream in) {
		this.in = in;
	}

	/** Goes on to the next plain file; false at the end. */
	boolean next() throws IOException {
		String longName = "";
		while (readHeader()) {
			char type = (char) header[TYPE];
			if (type == 'L')
				longName = new String(contents(), StandardCharsets.UTF_8).split("\0", 2)[0];
			else if (type == '0' || type == 0) {
				name = longName.isEmpty() ? headerName() : longName;
				return true;
			} else if (type != 'x' && type != 'g')
				longName = "";
		}
		return false;
	}

	/** False behind the last one. */
	private boolean readHeader() throws IOException {
		in.skipNBytes(rest);
		rest = 0;
		if (in.readNBytes(header, 0, BLOCK) < BLOCK || header[0] == 0)
			return false;
		size = number(SIZE, SIZE_LENGTH);
		rest = (size + BLOCK - 1) / BLOCK * BLOCK;
		return true;
	}

	private String headerName() {
		String prefix = text(PREFIX, PREFIX_LENGTH);
		boolean split = text(TYPE + 101, 5).equals("ustar") && !prefix.isEmpty();
		return split ? prefix + "/" + text(0, NAME) : text(0, NAME);
	}

	private String text(int from, int length) {
		int end = from;
		while (end < from + length && header[end] != 0)
			end++;
		return new String(header, from, end - from, StandardCharsets.UTF_8);
	}

	private long number(int from, int length) throws IOException {
		try {
			String digits = text(from, length).strip();
			return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
		} catch (NumberFormatException e) {
			throw new IOException(e);
		}
	}

	/** The name of the file. */
	String name() {
		return name;
	}

	/** What the file holds. */
	byte[] contents() throws IOException {
		if (size > Integer.MAX_VALUE / 2 || header[TYPE] == 'L' && size > LONGEST)
			throw new IOException(Long.toString(size));
		byte[] bytes = in.readNBytes((int) size);
		if (bytes.length < size)
			throw new EOFException();
		rest -= size;
		return bytes;
	}
}
