package org.irqscope.kvm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The work that KVM leaves to the kernel's workers, followed by the tracepoints of workqueues: whether it has all run,
 * and which worker is at work for us. Used by one thread at a time.
 */
final class DeferredWork {
	/** The tracepoints. */
	static final String QUEUED = "workqueue_queue_work", STARTED = "workqueue_execute_start",
			ENDED = "workqueue_execute_end";
	/** What irqfds leave: an injection, and their end. */
	static final Set<String> IRQFD = Set.of("irqfd_inject", "irqfd_shutdown");
	/** A timer queues this one, so that nothing but {@link #BRAKED} before it tells whose it is. */
	static final String IOAPIC_EOI = "kvm_ioapic_eoi_inject_work";
	/** The tracepoint of an IOAPIC that has the timer started. */
	static final String BRAKED = "kvm_ioapic_delayed_eoi_inj";
	private static final Pattern WORK = Pattern.compile("work struct[ =](\\w+)(?::)? function[ =](\\w+).*");

	private final Set<String> queued = new HashSet<>();
	private final Map<Integer, String> running = new HashMap<>();
	private boolean braked;

	/** An IOAPIC of ours leaves its next injection to a worker. */
	void brake() {
		braked = true;
	}

	/**
	 * Takes note of an event.
	 *
	 * @param ours whether the thread in the line is one of ours
	 */
	void observe(FtraceLine line, boolean ours) {
		Matcher matcher = WORK.matcher(line.text());
		if (!matcher.matches())
			return;
		String work = matcher.group(1);
		String function = matcher.group(2);
		switch (line.event()) {
		case QUEUED -> {
			if (ours && IRQFD.contains(function))
				queued.add(work);
		}
		case STARTED -> {
			boolean eoi = braked && function.equals(IOAPIC_EOI);
			if (eoi || queued.contains(work))
				running.put(line.pid(), work);
			braked &= !eoi;
		}
		default -> {
			running.remove(line.pid());
			queued.remove(work);
		}
		}
	}

	/** True while a worker runs work of ours. */
	boolean runs(int pid) {
		return running.containsKey(pid);
	}

	/** True when nothing that our threads queued is still to run. */
	boolean done() {
		return queued.isEmpty();
	}

	/** Events are lost, so that the end of any work can be among them. */
	void forget() {
		queued.clear();
		running.clear();
	}
}
