package org.irqscope.kvm;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory of this process among the instances of tracefs, {@code irqscope-<pid>-<n>}: a trace of its own, beside
 * whatever the user traces. The name tells later processes whose it was. Any thread.
 */
final class TraceInstance implements AutoCloseable {
	private static final Logger LOG = System.getLogger(TraceInstance.class.getName());
	private static final Pattern NAME = Pattern.compile("irqscope-(\\d+)-\\d+");
	private static final AtomicInteger NUMBER = new AtomicInteger();
	/** The start of a process is known to a clock tick, by a clock that can have been set since. */
	private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);
	/** Operations take what they leave at once, so that little is enough on hosts with many processors. */
	private static final String BUFFER_SIZE_KB = "256";

	private final Path directory;

	private TraceInstance(Path directory) {
		this.directory = directory;
	}

	/** Makes a directory of its own. */
	static TraceInstance create(Path instances) throws IOException {
		Path directory = instances
				.resolve("irqscope-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
		Files.createDirectory(directory);
		TraceInstance instance = new TraceInstance(directory);
		try {
			instance.write("buffer_size_kb", BUFFER_SIZE_KB);
			// The default clock differs between processors, and with it the order of the lines.
			instance.write("trace_clock", "mono");
			return instance;
		} catch (IOException e) {
			instance.close();
			throw e;
		}
	}

	/** Removes what killed processes left. */
	static void removeStale(Path instances) throws IOException {
		try (DirectoryStream<Path> directories = Files.newDirectoryStream(instances, "irqscope-*")) {
			for (Path directory : directories) {
				Matcher name = NAME.matcher(directory.getFileName().toString());
				if (name.matches())
					removeIfStale(directory, Long.parseLong(name.group(1)));
			}
		}
	}

	private static void removeIfStale(Path directory, long pid) {
		try {
			if (stale(directory, pid))
				Files.delete(directory);
		} catch (IOException e) {
			// Another user's, being read, or gone by now: ours does not depend on it.
			LOG.log(Level.DEBUG, directory.toString(), e);
		}
	}

	/** True when the process is gone, or has got the number after the directory was made. */
	private static boolean stale(Path directory, long pid) throws IOException {
		Instant made = Files.readAttributes(directory, BasicFileAttributes.class).lastModifiedTime().toInstant();
		return ProcessHandle.of(pid).map(process -> process.info().startInstant()
				.filter(started -> started.isAfter(made.plus(CLOCK_TOLERANCE))).isPresent()).orElse(true);
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(directory.resolve(file), text, StandardOpenOption.WRITE);
	}

	/** Switches a tracepoint on. */
	void enable(String group, String event) throws IOException {
		write("events/" + group + "/" + event + "/enable", "1");
	}

	/**
	 * Lets only events with one of some functions through.
	 *
	 * @return false on kernels that cannot look at the function
	 */
	boolean filterFunctions(String group, String event, Iterable<String> functions) throws IOException {
		StringBuilder filter = new StringBuilder();
		for (String function : functions)
			filter.append(filter.isEmpty() ? "" : " || ").append("function.function == ").append(function);
		try {
			write("events/" + group + "/" + event + "/filter", filter.toString());
			return true;
		} catch (FileSystemException e) {
			return false;
		}
	}

	/** What the trace holds, to be read once. */
	TracePipe pipe() {
		return new TracePipe(directory.resolve("trace_pipe"));
	}

	/** Removes the directory, and with it the trace; its pipe must be closed. */
	@Override
	public void close() throws IOException {
		Files.deleteIfExists(directory);
	}
}
