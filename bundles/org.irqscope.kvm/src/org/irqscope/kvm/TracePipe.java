package org.irqscope.kvm;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.irqscope.kvm.structure.NativeMemory;

/** A {@code trace_pipe}, read without waiting; what has been read is gone from it. Used by one thread at a time. */
final class TracePipe implements AutoCloseable {
	private static final int BUFFER_SIZE = 1 << 16;

	private final int fd;
	private final NativeMemory buffer = NativeMemory.allocate(BUFFER_SIZE);
	/** The beginning of a line whose end has not been read. */
	private String rest = "";

	TracePipe(Path file) {
		fd = HostKvmException.check(file.toString(),
				Libc.open(file.toString(), Libc.O_RDONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC));
	}

	/** The lines that have come since the last call. */
	List<String> lines() {
		StringBuilder text = new StringBuilder(rest);
		for (long length = read(); length > 0; length = read())
			text.append(new String(buffer.getBytes(0, (int) length), StandardCharsets.UTF_8));
		List<String> lines = new ArrayList<>();
		int from = 0;
		for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", from)) {
			lines.add(text.substring(from, end));
			from = end + 1;
		}
		rest = text.substring(from);
		return lines;
	}

	/** The number of bytes in the buffer; below zero when there is nothing to read. */
	private long read() {
		long length = -Libc.EINTR;
		while (length == -Libc.EINTR)
			length = Libc.read(fd, buffer);
		return length;
	}

	@Override
	public void close() {
		Libc.close(fd);
	}
}
