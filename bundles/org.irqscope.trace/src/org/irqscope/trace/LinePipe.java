package org.irqscope.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.irqscope.trace.paste.Paste;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;

/**
 * Lets the lines of a long text be understood on a thread of their own while the next ones are read, unpacked and freed
 * of what pasting has put before them; a short text is understood at its end. All methods are for the thread that reads
 * the file.
 */
final class LinePipe implements AutoCloseable {
	private static final int BATCH = 1 << 10, WAITING = 8;
	private static final int PATIENCE_MILLIS = 50;
	/** The name of the thread. */
	static final String THREAD = "lines of a trace";
	private static final List<Line> END = List.of();

	private final Paste paste = new Paste();
	private final TextReader reader = new TextReader();
	private final BlockingQueue<List<Line>> batches = new ArrayBlockingQueue<>(WAITING);
	private final FutureTask<TextReader> understanding = new FutureTask<>(this::understand);
	private Optional<Thread> thread = Optional.empty();
	private List<Line> batch = new ArrayList<>(BATCH);

	/** @throws ImportException when this line, or one before, is broken */
	void add(Line line) throws ImportException {
		for (Line plain : paste.add(line)) {
			batch.add(plain);
			if (batch.size() == BATCH)
				handOver();
		}
	}

	private void handOver() throws ImportException {
		if (understanding.isDone())
			result();
		if (thread.isEmpty())
			start();
		put(batch);
		batch = new ArrayList<>(BATCH);
	}

	private void start() {
		Thread started = new Thread(understanding, THREAD);
		started.setDaemon(true);
		started.start();
		thread = Optional.of(started);
	}

	/** Whoever understands no more has failed, which its result says. */
	private void put(List<Line> lines) {
		try {
			while (!batches.offer(lines, PATIENCE_MILLIS, TimeUnit.MILLISECONDS))
				if (understanding.isDone())
					return;
		} catch (InterruptedException e) {
			throw stopped();
		}
	}

	private TextReader understand() throws ImportException, InterruptedException {
		for (List<Line> lines = batches.take(); !lines.isEmpty(); lines = batches.take())
			understand(lines);
		return reader;
	}

	private void understand(List<Line> lines) throws ImportException {
		for (Line line : lines)
			reader.read(line);
	}

	/**
	 * All lines have come.
	 *
	 * @return the reader that has understood them
	 * @throws ImportException for the first that is broken
	 */
	TextReader finish() throws ImportException {
		batch.addAll(paste.end());
		if (thread.isEmpty()) {
			understand(batch);
			return reader;
		}
		if (!batch.isEmpty())
			put(batch);
		put(END);
		return result();
	}

	private TextReader result() throws ImportException {
		try {
			return understanding.get();
		} catch (InterruptedException e) {
			throw stopped();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof ImportException broken)
				throw broken;
			if (e.getCause() instanceof RuntimeException fault)
				throw fault;
			if (e.getCause() instanceof Error error)
				throw error;
			throw new IllegalStateException(e.getCause());
		}
	}

	private static CancellationException stopped() {
		Thread.currentThread().interrupt();
		return new CancellationException();
	}

	/** Nobody wants what has not been understood. */
	@Override
	public void close() {
		thread.ifPresent(Thread::interrupt);
	}
}
