package org.irqscope.kvm;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.kvm.structure.NativeMemory;

/** The eventfds of a machine, numbered from 0, some with a resamplefd. Used by one thread at a time. */
final class HostEventfds implements AutoCloseable {
	private static final int NONE = -1;
	private static final int COUNT_SIZE = 8;

	/** Descriptors; below zero where there is none. */
	private record Pair(int eventfd, int resamplefd) {
	}

	private final List<Pair> pairs = new ArrayList<>();
	private final NativeMemory count = NativeMemory.allocate(COUNT_SIZE);

	/**
	 * Makes an eventfd, which uses up a number even when the host has no descriptor left.
	 *
	 * @return its number, or an error
	 */
	int add(boolean resample) {
		int eventfd = Libc.eventfd(Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC);
		int resamplefd = resample ? Libc.eventfd(Libc.EFD_NONBLOCK | Libc.EFD_CLOEXEC) : NONE;
		pairs.add(new Pair(eventfd, resamplefd));
		if (eventfd < 0)
			return eventfd;
		return resample && resamplefd < 0 ? resamplefd : pairs.size() - 1;
	}

	/** The descriptor of a number. */
	int eventfd(int number) {
		return pairs.get(number).eventfd;
	}

	int resamplefd(int number) {
		return pairs.get(number).resamplefd;
	}

	/** Adds one to the count: 0, or an error. */
	int signal(int number) {
		count.putLong(0, 1);
		long written = Libc.write(eventfd(number), count);
		return written < 0 ? (int) written : 0;
	}

	/** Takes the count of a resamplefd; 0 when there is none. */
	long readResample(int number) {
		return resamplefd(number) >= 0 && Libc.read(resamplefd(number), count) == COUNT_SIZE ? count.getLong(0) : 0;
	}

	/** Closes them in the order of their numbers, which is the order in which KVM lets go of them. */
	@Override
	public void close() {
		for (Pair pair : pairs) {
			close(pair.eventfd);
			close(pair.resamplefd);
		}
		pairs.clear();
	}

	private static void close(int fd) {
		if (fd >= 0)
			Libc.close(fd);
	}
}
