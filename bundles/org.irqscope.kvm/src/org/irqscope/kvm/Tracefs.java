package org.irqscope.kvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.kvm.Obstacle.Kind;

/**
 * Captures the tracepoints of {@link EmulatedX86Vm#EVENTS} that followed threads cause, in a trace of its own: the
 * user's tracing stays as it is. What others trace, and other virtual machines on the host, do not show. Any thread.
 */
public final class Tracefs implements AutoCloseable {
	private static final String MOUNT = "mount -t tracefs nodev /sys/kernel/tracing";
	static final Path PID_NAMESPACE = Path.of("/proc/self/ns/pid");
	/** {@code PID_NS_INIT_INO}: the namespace whose numbers are in traces. */
	static final String INITIAL_PID_NAMESPACE = "pid:[4026531836]";
	/** How long deferred work may take, and how often that is looked at; in nanoseconds. */
	private static final long SETTLE_LIMIT = 1_000_000_000, SETTLE_TURN = 20_000;

	private final TraceInstance instance;
	private final TracePipe pipe;
	private final DeferredWork work = new DeferredWork();
	private final Set<Integer> followed = new HashSet<>();
	private final List<String> events = new ArrayList<>();
	private final Thread shutdownHook = new Thread(this::release, "tracefs instance");
	private boolean closed;

	private Tracefs(TraceInstance instance) throws IOException {
		this.instance = instance;
		for (Tracepoint tracepoint : EmulatedX86Vm.EVENTS)
			instance.enable("kvm", tracepoint.kernelName());
		Set<String> functions = new TreeSet<>(DeferredWork.IRQFD);
		functions.add(DeferredWork.IOAPIC_EOI);
		for (String event : List.of(DeferredWork.QUEUED, DeferredWork.STARTED, DeferredWork.ENDED)) {
			// Where the kernel cannot filter, the lines say the function too.
			instance.filterFunctions("workqueue", event, functions);
			instance.enable("workqueue", event);
		}
		pipe = instance.pipe();
		Runtime.getRuntime().addShutdownHook(shutdownHook);
	}

	/** Whether tracepoints can be captured: nothing, or what is in the way. */
	public static List<Obstacle> check() {
		try {
			return check(Files.readAllLines(Mounts.FILE), Files.readSymbolicLink(PID_NAMESPACE).toString());
		} catch (IOException e) {
			return List.of(refused(e));
		}
	}

	static List<Obstacle> check(List<String> mounts, String pidNamespace) {
		Optional<Path> root = Mounts.tracefs(mounts);
		if (root.isEmpty())
			return List.of(Obstacle.of(Kind.TRACEFS_NOT_MOUNTED, "tracefs.not.mounted", MOUNT));
		if (!Files.isWritable(instances(root.get())))
			return List.of(Obstacle.of(Kind.TRACEFS_FORBIDDEN, "tracefs.forbidden", root.get()));
		if (!Files.isDirectory(root.get().resolve("events/kvm")))
			return List.of(Obstacle.of(Kind.TRACEPOINTS_ABSENT, "tracepoints.absent", root.get()));
		if (!pidNamespace.equals(INITIAL_PID_NAMESPACE))
			return List.of(Obstacle.of(Kind.PID_NAMESPACE, "pid.namespace"));
		return List.of();
	}

	/** What an error means that showed only in use. */
	static Obstacle refused(IOException e) {
		return e instanceof NoSuchFileException
				? Obstacle.of(Kind.TRACEPOINTS_ABSENT, "tracepoint.absent", e.getMessage())
				: Obstacle.of(Kind.TRACEFS_FORBIDDEN, "tracefs.refused", e.toString());
	}

	static Path instances(Path root) {
		return root.resolve("instances");
	}

	/**
	 * Starts a capture.
	 *
	 * @throws IOException when tracefs cannot be used; {@link #check} says why
	 */
	public static Tracefs open() throws IOException {
		Path root = Mounts.tracefs(Files.readAllLines(Mounts.FILE)).orElseThrow(() -> new IOException(MOUNT));
		TraceInstance instance = TraceInstance.create(instances(root));
		try {
			return new Tracefs(instance);
		} catch (IOException | HostKvmException e) {
			instance.close();
			throw e;
		}
	}

	/** From here on the events of the calling thread are kept, and those of the work that it leaves to workers. */
	public synchronized void follow() {
		int tid = HostThread.tid();
		if (closed || followed.contains(tid))
			return;
		// Numbers of threads that have ended come back in other processes.
		read();
		followed.removeIf(old -> !Files.exists(Path.of("/proc/self/task", old.toString())));
		followed.add(tid);
	}

	/**
	 * Waits until the work has run that followed threads have left to workers; some microseconds, and not longer than
	 * a second on a host under load.
	 */
	public synchronized void settle() {
		long deadline = System.nanoTime() + SETTLE_LIMIT;
		read();
		while (!work.done() && System.nanoTime() - deadline < 0) {
			LockSupport.parkNanos(SETTLE_TURN);
			read();
		}
	}

	/** The events since the last call, each as {@code who name: text}, in the order they happened. */
	public synchronized List<String> events() {
		read();
		List<String> drained = List.copyOf(events);
		events.clear();
		return drained;
	}

	private void read() {
		if (closed)
			return;
		for (String line : pipe.lines()) {
			if (FtraceLine.tellsOfLostEvents(line))
				work.forget();
			FtraceLine.parse(line).ifPresent(this::keep);
		}
	}

	private void keep(FtraceLine line) {
		boolean ours = followed.contains(line.pid());
		if (line.event().startsWith("workqueue_"))
			work.observe(line, ours);
		else if (ours) {
			events.add("vmm " + line.event() + ": " + line.text());
			if (line.event().equals(DeferredWork.BRAKED))
				work.brake();
		} else if (work.runs(line.pid()))
			events.add("kworker " + line.event() + ": " + line.text());
	}

	@Override
	public void close() {
		if (release())
			try {
				Runtime.getRuntime().removeShutdownHook(shutdownHook);
			} catch (IllegalStateException e) {
				// The hook runs by now, and finds nothing left to do.
				return;
			}
	}

	/** False when that has been done before. */
	private synchronized boolean release() {
		if (closed)
			return false;
		closed = true;
		pipe.close();
		try {
			instance.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return true;
	}
}
