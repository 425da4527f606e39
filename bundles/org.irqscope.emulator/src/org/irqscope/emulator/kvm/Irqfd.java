package org.irqscope.emulator.kvm;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Task;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/**
 * {@code struct kvm_kernel_irqfd}: an eventfd that interrupts the guest. Section 6 of the kernel's interrupt paths.
 */
public final class Irqfd {
	private final Kvm kvm;
	private final int number;
	private final int gsi;
	private final Eventfd eventfd;
	/** The resampler and the eventfd it signals; empty for an irqfd without RESAMPLE. */
	private final List<Resample> resample;
	/** The cached route: the only entry of the GSI, else an empty list. */
	private final RefField<List<RoutingEntry>> irqEntry;
	private final BypassConsumer consumer;
	private final Task inject;
	private final Task shutdown;

	/** The RESAMPLE half of an irqfd. */
	record Resample(Resampler resampler, Eventfd resamplefd) {
	}

	Irqfd(Kvm kvm, int number, int gsi, Eventfd eventfd, List<Resample> resample) {
		this.kvm = kvm;
		this.number = number;
		this.gsi = gsi;
		this.eventfd = eventfd;
		this.resample = resample;
		Struct struct = new Struct(kvm.journal.state(), KvmPlace.IRQFD, number);
		irqEntry = struct.ref(KvmFields.IRQ_ENTRY, List.<RoutingEntry>of());
		consumer = new BypassConsumer(kvm, this, struct);
		inject = kvm.scheduler.task(struct, "inject", Context.KWORKER, KvmSite.PROCESS_ONE_WORK, this::irqfdInject);
		shutdown = kvm.scheduler.task(struct, "shutdown", Context.IRQFD_CLEANUP, KvmSite.PROCESS_ONE_WORK,
				this::irqfdShutdown);
	}

	public int number() {
		return number;
	}

	public int gsi() {
		return gsi;
	}

	public Eventfd eventfd() {
		return eventfd;
	}

	public boolean resamples() {
		return !resample.isEmpty();
	}

	/** The eventfd that is told when the guest is done; nothing without RESAMPLE. */
	public Optional<Eventfd> resamplefd() {
		return resample.isEmpty() ? Optional.empty() : Optional.of(resample.get(0).resamplefd());
	}

	/** The cached route, when the GSI has exactly one. */
	public List<RoutingEntry> irqEntry() {
		return irqEntry.get();
	}

	/** True while the injection waits for the work queue. */
	public boolean injectPending() {
		return inject.queued();
	}

	/** {@code irqfd_update}: the route is cached only when it is the only one. */
	void irqfdUpdate() {
		List<RoutingEntry> entries = kvm.routing.table().entries(gsi);
		irqEntry.set(entries.size() == 1 ? entries : List.of());
	}

	/** {@code kvm_irq_routing_update} of one irqfd: what bypasses it follows the new route. */
	void routingUpdate() {
		List<RoutingEntry> before = irqEntry.get();
		irqfdUpdate();
		consumer.updateRouting(before, irqEntry.get());
	}

	BypassConsumer consumer() {
		return consumer;
	}

	/** {@code irqfd_wakeup}: runs in the context of whoever signals, which may be a hard interrupt. */
	void irqfdWakeup() {
		kvm.journal.enter(KvmSite.IRQFD_WAKEUP, number, gsi, 0);
		eventfd.read();
		boolean done = false;
		if (irqEntry.get().isEmpty())
			kvm.journal.why(KvmWhy.IRQFD_NO_SINGLE_ROUTE, gsi, kvm.routing.table().map(gsi).length);
		else {
			kvm.journal.why(KvmWhy.IRQFD_SINGLE_ROUTE, gsi);
			done = kvm.arch().kvmArchSetIrqInatomic(irqEntry.get().get(0));
		}
		if (!done)
			inject.queue();
		kvm.journal.leave(1);
	}

	/** What was signalled before the irqfd was assigned is injected by the work queue; the counter stays. */
	void injectEarlierSignal() {
		inject.queue();
	}

	/** {@code irqfd_inject} */
	private void irqfdInject() {
		kvm.journal.enter(KvmSite.IRQFD_INJECT, number, gsi, 0);
		if (resamples()) {
			kvm.journal.why(KvmWhy.IRQFD_ASSERTS, gsi);
			kvm.routing.kvmSetIrq(IrqRouting.RESAMPLE_SOURCE, gsi, 1, false);
		} else {
			kvm.journal.why(KvmWhy.IRQFD_PULSES, gsi);
			kvm.routing.kvmSetIrq(IrqRouting.USERSPACE_SOURCE, gsi, 1, false);
			kvm.routing.kvmSetIrq(IrqRouting.USERSPACE_SOURCE, gsi, 0, false);
		}
		kvm.journal.leave();
	}

	/** {@code EPOLLHUP} in {@code irqfd_wakeup}: the work queue shuts down what nobody can signal any more. */
	void hangUp() {
		kvm.irqfds.hangUp(this);
	}

	/** {@code irqfd_deactivate} */
	void deactivate() {
		irqEntry.set(List.of());
		shutdown.queue();
	}

	/** {@code irqfd_shutdown}: no new signal, then the pending one, then the resampler. */
	private void irqfdShutdown() {
		kvm.journal.enter(KvmSite.IRQFD_SHUTDOWN, number, gsi, 0);
		eventfd.detach();
		inject.flush();
		for (Resample half : resample)
			half.resampler().remove(this);
		eventfd.unregisterConsumer(consumer);
		kvm.journal.leave();
	}

	@Override
	public String toString() {
		return "irqfd " + number;
	}
}
