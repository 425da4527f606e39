package org.irqscope.trace.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.irqscope.trace.facts.SourceLine;

/**
 * The lines of a file, one after the other, out of a buffer of fixed size. Only a line feed ends a line, so that the
 * numbers are those of an editor; compressed files are unpacked on the way.
 */
public final class LineSource implements Closeable {
	private static final int BUFFER = 1 << 16;
	/** The byte order mark that some editors put before UTF-8. */
	private static final byte[] MARK = { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };
	/** Longer lines are no text of a tool. */
	public static final int LONGEST = 1 << 17;

	private final String file;
	private final InputStream in;
	private byte[] buffer = new byte[BUFFER];
	/** The bytes of the line are those between; the next line begins behind the line feed. */
	private int from, end, next;
	/** Where the bytes of the buffer end. */
	private int to;
	private int number;
	/** All bits of the bytes of the line; negative when one of them is no ASCII. */
	private byte bits;

	public LineSource(String file, InputStream raw) throws IOException {
		this.file = file;
		in = Unpacking.of(raw, BUFFER);
	}

	/** The number of the line handed out last, from 1; 0 before the first. */
	public int number() {
		return number;
	}

	/**
	 * Goes to the next line.
	 *
	 * @return false at the end of the file
	 * @throws ImportException when it is no text
	 */
	public boolean advance() throws IOException, ImportException {
		from = next;
		bits = 0;
		end = lineFeed(from);
		while (end == to && fill())
			end = lineFeed(end);
		if (from == to)
			return false;
		next = Math.min(end + 1, to);
		number++;
		return true;
	}

	/** The place of the next line feed in the buffer; its end when there is none. */
	private int lineFeed(int start) throws ImportException {
		int at = start;
		byte all = bits;
		for (; at < to && buffer[at] != '\n'; at++) {
			if (buffer[at] == 0)
				throw new ImportException(file, number + 1, "not.text");
			all |= buffer[at];
		}
		bits = all;
		return at;
	}

	/**
	 * Reads on behind the bytes of the line, which move to the beginning of the buffer.
	 *
	 * @return false at the end of the file
	 */
	private boolean fill() throws IOException, ImportException {
		int length = to - from;
		if (length == LONGEST)
			throw new ImportException(file, number + 1, "line.too.long", Integer.toString(LONGEST));
		byte[] target = length == buffer.length ? new byte[length * 2] : buffer;
		System.arraycopy(buffer, from, target, 0, length);
		buffer = target;
		from = 0;
		end = length;
		to = length;
		int read = in.read(buffer, length, buffer.length - length);
		to += Math.max(0, read);
		return read >= 0;
	}

	/** The line, without what belongs to the terminal. */
	public Line line() {
		int first = number == 1 && Arrays.equals(buffer, from, Math.min(end, from + 3), MARK, 0, 3) ? from + 3 : from;
		int last = end;
		while (last > first && (buffer[last - 1] == '\r' || LineScan.isBlank((char) buffer[last - 1])))
			last--;
		String text = new String(buffer, first, last - first, StandardCharsets.UTF_8);
		String plain = Characters.plain(EscapeSequences.plain(text), bits >= 0);
		return new Line(bits >= 0 ? plain : plain.stripTrailing(), new SourceLine(file, number));
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
