package org.irqscope.emulator.kvm;

import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** An eventfd: a counter with at most one irqfd as its exclusive waiter. */
public final class Eventfd {
	/** The descriptor of eventfd 0; the standard streams come before it. */
	public static final int FIRST_FD = 3;
	/** What a writer can bring the counter to; only the kernel's own signals count one further. */
	private static final long MAXIMUM = -2;

	private final Journal journal;
	private final int number;
	private final boolean semaphore;
	private final Struct struct;
	private final LongField count;
	/** The irqfd that consumes the counter; an empty list or one element, since a field holds no null. */
	private final RefField<List<Irqfd>> waiter;
	/** The two halves of an interrupt that bypasses KVM's code; paired when both are there. */
	private final RefField<List<BypassProducer>> producer;
	private final RefField<List<BypassConsumer>> consumer;

	public Eventfd(Journal journal, int number, boolean semaphore) {
		this.journal = journal;
		this.number = number;
		this.semaphore = semaphore;
		this.struct = new Struct(journal.state(), KvmPlace.EVENTFD, number);
		this.count = struct.count(KvmFields.EVENTFD_COUNT);
		this.waiter = struct.ref(KvmFields.EVENTFD_WAITER, List.<Irqfd>of());
		this.producer = struct.ref(KvmFields.BYPASS_PRODUCER, List.<BypassProducer>of());
		this.consumer = struct.ref(KvmFields.BYPASS_CONSUMER, List.<BypassConsumer>of());
	}

	public int number() {
		return number;
	}

	/** The file descriptor by which ioctls name it. */
	public int fd() {
		return FIRST_FD + number;
	}

	public long count() {
		return count.get();
	}

	/**
	 * Reads the counter and sets it to zero, as {@code read(2)} does; of a semaphore one is read and taken. 0 where a
	 * read would wait.
	 */
	public long read() {
		long value = semaphore && count.get() != 0 ? 1 : count.get();
		count.set(count.get() - value);
		return value;
	}

	/**
	 * {@code write(2)} of eight bytes: adds a value, 1 or more, and runs the waiter.
	 *
	 * @return 8, {@code -EINVAL} for all ones, or {@code -EAGAIN} where the counter would run over
	 */
	public int write(long value) {
		if (value == -1)
			return -Errno.EINVAL;
		if (Long.compareUnsigned(value, MAXIMUM - count.get()) > 0)
			return -Errno.EAGAIN;
		signal(value);
		return Long.BYTES;
	}

	/** The last file is closed, {@code EPOLLHUP}: an irqfd that waits here goes by itself. */
	public void release() {
		waiter.get().forEach(Irqfd::hangUp);
	}

	/**
	 * {@code eventfd_signal}, or a {@code write(2)} of 1: the counter grows and the waiter runs at once, in the
	 * context of whoever signals.
	 */
	public void eventfdSignal() {
		signal(count.get() == -1 ? 0 : 1);
	}

	private void signal(long value) {
		journal.enter(KvmSite.EVENTFD_SIGNAL, number, value, 0);
		count.add(value);
		if (waiter.get().isEmpty())
			journal.why(KvmWhy.EVENTFD_NOBODY_WAITS);
		else
			waiter.get().get(0).irqfdWakeup();
		journal.leave();
	}

	boolean hasWaiter() {
		return !waiter.get().isEmpty();
	}

	/** {@code add_wait_queue_priority_exclusive} */
	void attach(Irqfd irqfd) {
		waiter.set(List.of(irqfd));
	}

	/** {@code eventfd_ctx_remove_wait_queue}: also takes what the counter holds. */
	void detach() {
		read();
		waiter.set(List.of());
	}

	/** {@code irq_bypass_register_producer}: 0, or {@code -EBUSY}. */
	int registerProducer(BypassProducer registered) {
		if (!producer.get().isEmpty())
			return -Errno.EBUSY;
		producer.set(List.of(registered));
		consumer.get().forEach(paired -> paired.addProducer(registered));
		return 0;
	}

	/** {@code irq_bypass_unregister_producer} */
	void unregisterProducer() {
		consumer.get().forEach(BypassConsumer::delProducer);
		producer.set(List.of());
	}

	/** {@code irq_bypass_register_consumer}; an eventfd with one irqfd has no other consumer. */
	void registerConsumer(BypassConsumer registered) {
		consumer.set(List.of(registered));
		producer.get().forEach(registered::addProducer);
	}

	/** {@code irq_bypass_unregister_consumer}; nothing happens when it is not registered. */
	void unregisterConsumer(BypassConsumer registered) {
		if (!consumer.get().contains(registered))
			return;
		if (!producer.get().isEmpty())
			registered.delProducer();
		consumer.set(List.of());
	}

	@Override
	public String toString() {
		return "eventfd " + number;
	}
}
