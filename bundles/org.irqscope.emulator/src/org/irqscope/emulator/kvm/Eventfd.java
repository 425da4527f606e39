package org.irqscope.emulator.kvm;

import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;

/** An eventfd: a counter with at most one irqfd as its exclusive waiter. */
public final class Eventfd {
	/** The descriptor of eventfd 0; the standard streams come before it. */
	public static final int FIRST_FD = 3;
	/** What a writer can bring the counter to; only the kernel's own signals count one further. */
	private static final long MAXIMUM = -2;

	private final Kvm kvm;
	private final Journal journal;
	private final int number;
	private final LongField count;
	private final IntField semaphore;
	/** The irqfd that consumes the counter. */
	private final IntField waiter;
	/**
	 * The two halves of an interrupt that bypasses KVM's code, an irqfd's and a device's; paired when both are there.
	 */
	private final IntField producer, consumer;
	/** The work of user space that waits here without taking the signal from others. */
	private final IntField poller;
	/** What runs at once in the context of whoever signals, such as VFIO's own waiter. */
	private final IntField wakeup;

	Eventfd(Kvm kvm, int number) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.number = number;
		Struct struct = new Struct(journal.state(), KvmPlace.EVENTFD, number);
		count = struct.count(KvmFields.EVENTFD_COUNT);
		waiter = struct.plusOne(KvmFields.EVENTFD_WAITER);
		producer = struct.plusOne(KvmFields.BYPASS_PRODUCER);
		consumer = struct.plusOne(KvmFields.BYPASS_CONSUMER);
		Struct hidden = Struct.hidden(journal.state());
		semaphore = hidden.flag(KvmFields.EFD_SEMAPHORE);
		poller = hidden.plusOne(KvmFields.EVENTFD_POLLER);
		wakeup = hidden.plusOne(KvmFields.EVENTFD_WAKEUP);
	}

	Eventfd create(boolean semaphores) {
		semaphore.set(semaphores);
		return this;
	}

	private Optional<Irqfd> waiter() {
		return waiter.isSet() ? Optional.of(kvm.irqfds.get(waiter.get() - 1)) : Optional.empty();
	}

	private Optional<BypassConsumer> consumer() {
		return consumer.isSet() ? Optional.of(kvm.irqfds.get(consumer.get() - 1).consumer()) : Optional.empty();
	}

	private Optional<BypassProducer> producer() {
		return producer.isSet() ? Optional.of(kvm.bypassProducers().get(producer.get() - 1)) : Optional.empty();
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
		long value = semaphore.isSet() && count.get() != 0 ? 1 : count.get();
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

	/** User space waits with {@code poll(2)}: a signal that no irqfd takes queues its work. */
	public void polledBy(Task work) {
		poller.set(work.number() + 1);
	}

	/** A waiter in the kernel that is no irqfd: it runs in the context of whoever signals. */
	public void wakes(Runnable function) {
		wakeup.set(kvm.wakeups.number(function) + 1);
	}

	/** The last file is closed, {@code EPOLLHUP}: an irqfd that waits here goes by itself. */
	public void release() {
		waiter().ifPresent(Irqfd::hangUp);
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
		if (hasWaiter())
			kvm.irqfds.get(waiter.get() - 1).irqfdWakeup();
		else if (wakeup.isSet())
			kvm.wakeups.get(wakeup.get() - 1).run();
		else if (poller.isSet()) {
			journal.why(KvmWhy.EVENTFD_WAKES_POLLER);
			kvm.scheduler.task(poller.get() - 1).queue();
		} else
			journal.why(KvmWhy.EVENTFD_NOBODY_WAITS);
		journal.leave();
	}

	boolean hasWaiter() {
		return waiter.isSet();
	}

	/** {@code add_wait_queue_priority_exclusive} */
	void attach(Irqfd irqfd) {
		waiter.set(irqfd.number() + 1);
	}

	/** {@code eventfd_ctx_remove_wait_queue}: also takes what the counter holds. */
	void detach() {
		read();
		waiter.set(0);
	}

	/** {@code irq_bypass_register_producer}: 0, {@code -EBUSY}, or why the two halves could not be joined. */
	int registerProducer(BypassProducer registered) {
		if (producer.isSet()) {
			journal.why(KvmWhy.OTHER_PRODUCER);
			return -Errno.EBUSY;
		}
		producer.set(registered.number() + 1);
		journal.why(consumer.isSet() ? KvmWhy.PAIRED : KvmWhy.NO_CONSUMER);
		int result = consumer().map(paired -> paired.connect(registered)).orElse(0);
		if (result != 0) {
			journal.why(KvmWhy.CONNECT_FAILED, result);
			producer.set(0);
		}
		return result;
	}

	/** {@code irq_bypass_unregister_producer} */
	void unregisterProducer(BypassProducer leaving) {
		consumer().ifPresent(paired -> paired.disconnect(leaving));
		producer.set(0);
	}

	/** {@code irq_bypass_register_consumer}, whose error is only logged; an eventfd with one irqfd has no other one. */
	void registerConsumer(BypassConsumer registered) {
		journal.enter(KvmSite.IRQ_BYPASS_REGISTER_CONSUMER, number, registered.irqfd().number(), 0);
		consumer.set(registered.irqfd().number() + 1);
		journal.why(producer.isSet() ? KvmWhy.PAIRED : KvmWhy.NO_PRODUCER);
		int result = producer().map(registered::connect).orElse(0);
		if (result != 0) {
			journal.why(KvmWhy.CONNECT_FAILED, result);
			consumer.set(0);
		}
		journal.leave(result);
	}

	/** {@code irq_bypass_unregister_consumer}; nothing happens when it is not registered. */
	void unregisterConsumer(BypassConsumer registered) {
		if (consumer.get() != registered.irqfd().number() + 1)
			return;
		journal.enter(KvmSite.IRQ_BYPASS_UNREGISTER_CONSUMER, number, registered.irqfd().number(), 0);
		producer().ifPresent(registered::disconnect);
		consumer.set(0);
		journal.leave();
	}

	@Override
	public String toString() {
		return "eventfd " + number;
	}
}
