package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.kvm.coalesced.CoalescedMmio;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.schedule.Scheduler;
import org.irqscope.emulator.state.Pool;
import org.irqscope.emulator.state.Registry;
import org.irqscope.emulator.state.Struct;

/**
 * One virtual machine as the kernel sees it, {@code struct kvm}, as far as all architectures share it: its buses,
 * eventfds, irqfds and routing. Deterministic, and used by one thread at a time.
 */
public abstract class Kvm {
	public final Journal journal;
	public final Scheduler scheduler;
	private final List<IoBus> buses = new ArrayList<>();
	public final IrqRouting routing;
	public final Notifiers notifiers;
	public final Irqfds irqfds;
	public final Ioeventfds ioeventfds;
	private final CoalescedMmio coalesced;
	public final MemorySlots memorySlots;
	private final Pool<Eventfd> eventfds;
	private final Pool<BypassProducer> bypassProducers;
	/** Functions that wait on eventfds, by the numbers that these have for them. */
	final Registry<Runnable> wakeups = new Registry<>();

	/** A machine of an architecture, which notes what its vocabulary has. */
	protected Kvm(Vocabulary vocabulary, MemorySlots.Limits memory) {
		journal = new Journal(vocabulary);
		scheduler = new Scheduler(journal);
		routing = new IrqRouting(this);
		notifiers = new Notifiers(this);
		irqfds = new Irqfds(this);
		for (IoBus.Kind kind : IoBus.Kind.values())
			buses.add(new IoBus(journal, kind));
		ioeventfds = new Ioeventfds(this);
		coalesced = new CoalescedMmio(journal.state(), this::bus);
		memorySlots = new MemorySlots(journal, memory);
		Struct struct = Struct.hidden(journal.state());
		eventfds = new Pool<>(struct.number(KvmFields.EVENTFDS_CREATED), number -> new Eventfd(this, number),
				Eventfd[]::new);
		bypassProducers = new Pool<>(struct.number(KvmFields.BYPASS_PRODUCERS_CREATED),
				number -> new BypassProducer(this, number), BypassProducer[]::new);
	}

	/** What the architecture does. */
	public abstract KvmArch arch();

	/** The vCPUs in order of creation. */
	public abstract List<? extends Vcpu> vcpus();

	/** What happens in this machine, noted while recording is on. */
	public Journal journal() {
		return journal;
	}

	/** The queued work and the clock of this machine. */
	public Scheduler scheduler() {
		return scheduler;
	}

	public IoBus bus(IoBus.Kind kind) {
		return buses.get(kind.ordinal());
	}

	public IrqRouting routing() {
		return routing;
	}

	public Irqfds irqfds() {
		return irqfds;
	}

	public Ioeventfds ioeventfds() {
		return ioeventfds;
	}

	public CoalescedMmio coalescedMmio() {
		return coalesced;
	}

	public MemorySlots memorySlots() {
		return memorySlots;
	}

	/** A new eventfd, numbered from 0. */
	public Eventfd createEventfd() {
		return createEventfd(false);
	}

	/** A new eventfd, with {@code EFD_SEMAPHORE} if wanted. */
	public Eventfd createEventfd(boolean semaphore) {
		journal.enter(KvmSite.DO_EVENTFD, eventfds.all().size(), 0, semaphore ? 1 : 0);
		Eventfd eventfd = eventfds.create().create(semaphore);
		journal.leave(eventfd.fd());
		return eventfd;
	}

	public List<Eventfd> eventfds() {
		return eventfds.all();
	}

	/** The eventfd with a number that one has. */
	Eventfd eventfd(int number) {
		return eventfds.get(number);
	}

	/** A vector of the host that a device passed through raises: it signals an eventfd until it is posted. */
	public BypassProducer createBypassProducer(int hostIrq, Eventfd eventfd) {
		return bypassProducers.create().create(hostIrq, eventfd);
	}

	/** The devices' halves of interrupts that may bypass KVM's code, in order of creation. */
	public List<BypassProducer> bypassProducers() {
		return bypassProducers.all();
	}
}
