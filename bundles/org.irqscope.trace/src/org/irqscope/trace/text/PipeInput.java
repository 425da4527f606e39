package org.irqscope.trace.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A pipe, which another thread opens and reads: both can wait for ever, and whoever reads here can give up. Used by one
 * thread.
 */
final class PipeInput extends InputStream {
	private static final int PIECE_SIZE = 1 << 16, PIECES_AHEAD = 8;
	private static final long TURN_MILLISECONDS = 20;

	private final BooleanSupplier cancelled;
	private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(PIECES_AHEAD);
	private final Thread reader;
	private Piece piece = new Piece(new byte[0], false, Optional.empty());
	private int position;

	/** Opens the pipe. */
	interface Opening {
		InputStream open() throws IOException;
	}

	/** Some bytes, or none because of the end or of a failure. */
	private record Piece(byte[] bytes, boolean last, Optional<IOException> failure) {
	}

	PipeInput(Opening opening, BooleanSupplier cancelled) {
		this.cancelled = cancelled;
		reader = new Thread(() -> pump(opening), "pipe");
		reader.setDaemon(true);
		reader.start();
	}

	private void pump(Opening opening) {
		try {
			pieces.put(new Piece(new byte[0], true, readAll(opening)));
		} catch (InterruptedException e) {
			// It was closed, and nobody reads on.
			Thread.currentThread().interrupt();
		}
	}

	private Optional<IOException> readAll(Opening opening) throws InterruptedException {
		try (InputStream in = opening.open()) {
			byte[] buffer = new byte[PIECE_SIZE];
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer))
				pieces.put(new Piece(Arrays.copyOf(buffer, length), false, Optional.empty()));
			return Optional.empty();
		} catch (IOException e) {
			return Optional.of(e);
		}
	}

	@Override
	public int read() throws IOException {
		return advance() ? piece.bytes[position++] & 0xff : -1;
	}

	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		if (length == 0)
			return 0;
		if (!advance())
			return -1;
		int count = Math.min(length, piece.bytes.length - position);
		System.arraycopy(piece.bytes, position, target, offset, count);
		position += count;
		return count;
	}

	/** Waits for more, since 0 would mean the end to who unpacks several archives in a row. */
	@Override
	public int available() throws IOException {
		return advance() ? piece.bytes.length - position : 0;
	}

	/** Waits for bytes; false at the end. */
	private boolean advance() throws IOException {
		while (position == piece.bytes.length && !piece.last) {
			piece = next();
			position = 0;
		}
		if (piece.failure.isPresent())
			throw piece.failure.get();
		return !piece.last;
	}

	private Piece next() throws IOException {
		try {
			Optional<Piece> next = Optional.empty();
			while (next.isEmpty()) {
				if (cancelled.getAsBoolean())
					throw new CancellationException();
				next = Optional.ofNullable(pieces.poll(TURN_MILLISECONDS, TimeUnit.MILLISECONDS));
			}
			return next.get();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException();
		}
	}

	@Override
	public void close() {
		reader.interrupt();
	}
}
