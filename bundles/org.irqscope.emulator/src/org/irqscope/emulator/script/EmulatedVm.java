package org.irqscope.emulator.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.user.VmIoctls;

/** A machine of the emulator, as far as all architectures share it; its vCPUs run only what operations tell them to. */
public abstract class EmulatedVm implements Vm {
	private final Kvm kvm;
	private final VmIoctls ioctls;
	private final Set<Tracepoint> recorded;
	private final List<String> events;
	private final boolean oneWalk;
	private final List<Eventfd> eventfds = new ArrayList<>();
	private final List<Optional<Eventfd>> resamplefds = new ArrayList<>();

	/**
	 * @param recorded the tracepoints that operations answer with
	 * @param events where they go; an older machine's last ones may stand there
	 * @param oneWalk whether the journal keeps all operations as one walk
	 */
	protected EmulatedVm(Kvm kvm, VmIoctls ioctls, Set<Tracepoint> recorded, List<String> events, boolean oneWalk) {
		this.kvm = kvm;
		this.ioctls = ioctls;
		this.recorded = recorded;
		this.events = events;
		this.oneWalk = oneWalk;
	}

	/** Starts the one walk that keeps all operations. */
	protected void startWalk() {
		kvm.journal().start();
	}

	/** Ends the recording of a walking machine. */
	public RecordedWalk endWalk() {
		return kvm.journal().stop();
	}

	/** Runs one operation with the journal on, and keeps its events. */
	protected long record(LongSupplier operation) {
		Journal journal = kvm.journal();
		if (!oneWalk)
			journal.start();
		int first = journal.soFar().size();
		try {
			return operation.getAsLong();
		} finally {
			keepEvents(oneWalk ? journal.soFar() : journal.stop(), first);
		}
	}

	private void keepEvents(Walk walk, int first) {
		for (TraceLine line : walk.eventsFrom(first))
			if (recorded.contains(line.tracepoint()))
				events.add((kworker(line) ? "kworker " : "vmm ") + line.line());
	}

	private static boolean kworker(TraceLine line) {
		return line.context().kind() == ContextKind.KWORKER || line.context().kind() == ContextKind.IRQFD_CLEANUP;
	}

	@Override
	public int vcpus() {
		return kvm.vcpus().size();
	}

	@Override
	public int irqLineStatus(int gsi, int level) {
		return (int) record(() -> ioctls.irqLineStatus(gsi, level));
	}

	@Override
	public int signalMsi(long address, int data) {
		return (int) record(() -> ioctls.signalMsi(address, data));
	}

	@Override
	public int setGsiRouting(List<RoutingEntry> entries) {
		return (int) record(() -> ioctls.setGsiRouting(entries));
	}

	@Override
	public int irqfd(int gsi, boolean resample) {
		eventfds.add(kvm.createEventfd());
		resamplefds.add(resample ? Optional.of(kvm.createEventfd()) : Optional.empty());
		int number = eventfds.size() - 1;
		long result = record(() -> kvm.irqfds().irqfd(eventfds.get(number), gsi, resample ? Irqfds.RESAMPLE : 0,
				resamplefds.get(number)));
		return result < 0 ? (int) result : number;
	}

	@Override
	public int irqfdDeassign(int eventfd, int gsi) {
		return (int) record(() -> kvm.irqfds().irqfd(eventfds.get(eventfd), gsi, Irqfds.DEASSIGN, Optional.empty()));
	}

	@Override
	public int irqfdAgain(int eventfd, int gsi) {
		return (int) record(() -> {
			int result = kvm.irqfds().irqfd(eventfds.get(eventfd), gsi, 0, Optional.empty());
			// What the eventfd has counted while nobody was bound to it is injected by deferred work.
			kvm.scheduler().run(task -> task.context().equals(Context.KWORKER));
			return result;
		});
	}

	@Override
	public int signal(int eventfd) {
		return (int) record(() -> {
			eventfds.get(eventfd).eventfdSignal();
			kvm.scheduler().run(task -> task.context().equals(Context.KWORKER));
			return 0;
		});
	}

	@Override
	public long readResample(int eventfd) {
		return resamplefds.get(eventfd).map(Eventfd::read).orElse(0L);
	}

	@Override
	public Optional<List<String>> events() {
		List<String> drained = List.copyOf(events);
		events.clear();
		return Optional.of(drained);
	}

	@Override
	public void close() {
		record(() -> {
			ioctls.release();
			return 0;
		});
	}
}
