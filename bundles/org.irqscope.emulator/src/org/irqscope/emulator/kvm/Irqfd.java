package org.irqscope.emulator.kvm;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/**
 * {@code struct kvm_kernel_irqfd}: an eventfd that interrupts the guest. Section 6 of the kernel's interrupt paths.
 */
public final class Irqfd {
	private final Kvm kvm;
	private final int number;
	private final IntField gsi;
	private final IntField eventfd;
	/** The eventfd that is told when the guest is done plus one; 0 for an irqfd without RESAMPLE. */
	private final IntField resamplefd;
	/** The cached route: the only entry of the GSI, else an empty list. */
	private final RefField<List<RoutingEntry>> irqEntry;
	private final BypassConsumer consumer;
	private final Task inject;
	private final Task shutdown;

	Irqfd(Kvm kvm, int number) {
		this.kvm = kvm;
		this.number = number;
		Struct struct = new Struct(kvm.journal.state(), KvmPlace.IRQFD, number);
		Struct hidden = Struct.hidden(kvm.journal.state());
		gsi = hidden.number(KvmFields.IRQFD_GSI);
		eventfd = hidden.number(KvmFields.IRQFD_EVENTFD);
		resamplefd = hidden.plusOne(KvmFields.IRQFD_RESAMPLEFD);
		irqEntry = struct.ref(KvmFields.IRQ_ENTRY, List.<RoutingEntry>of());
		consumer = new BypassConsumer(kvm, this, struct);
		inject = kvm.scheduler.task(struct, "inject", Context.KWORKER, KvmSite.PROCESS_ONE_WORK, this::irqfdInject);
		shutdown = kvm.scheduler.task(struct, "shutdown", Context.IRQFD_CLEANUP, KvmSite.PROCESS_ONE_WORK,
				this::irqfdShutdown);
	}

	void create(Eventfd signalled, int wantedGsi, Optional<Eventfd> told) {
		gsi.set(wantedGsi);
		eventfd.set(signalled.number());
		resamplefd.set(told.map(Eventfd::number).orElse(-1) + 1);
	}

	public int number() {
		return number;
	}

	public int gsi() {
		return gsi.get();
	}

	public Eventfd eventfd() {
		return kvm.eventfd(eventfd.get());
	}

	public boolean resamples() {
		return resamplefd.isSet();
	}

	/** The eventfd that is told when the guest is done; nothing without RESAMPLE. */
	public Optional<Eventfd> resamplefd() {
		return resamples() ? Optional.of(kvm.eventfd(resamplefd.get() - 1)) : Optional.empty();
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
		List<RoutingEntry> entries = kvm.routing.table().entries(gsi());
		kvm.journal.enter(KvmSite.IRQFD_UPDATE, number, gsi(), 0);
		kvm.journal.why(entries.size() == 1 ? KvmWhy.ROUTE_CACHED : KvmWhy.ROUTE_NOT_CACHED, gsi(), entries.size());
		irqEntry.set(entries.size() == 1 ? entries : List.of());
		kvm.journal.leave();
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
		kvm.journal.enter(KvmSite.IRQFD_WAKEUP, number, gsi(), 0);
		eventfd().read();
		boolean done = false;
		if (irqEntry.get().isEmpty())
			kvm.journal.why(KvmWhy.IRQFD_NO_SINGLE_ROUTE, gsi(), kvm.routing.table().map(gsi()).length);
		else {
			kvm.journal.why(KvmWhy.IRQFD_SINGLE_ROUTE, gsi());
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
		kvm.journal.enter(KvmSite.IRQFD_INJECT, number, gsi(), 0);
		if (resamples()) {
			kvm.journal.why(KvmWhy.IRQFD_ASSERTS, gsi());
			kvm.routing.kvmSetIrq(IrqRouting.RESAMPLE_SOURCE, gsi(), 1, false);
		} else {
			kvm.journal.why(KvmWhy.IRQFD_PULSES, gsi());
			kvm.routing.kvmSetIrq(IrqRouting.USERSPACE_SOURCE, gsi(), 1, false);
			kvm.routing.kvmSetIrq(IrqRouting.USERSPACE_SOURCE, gsi(), 0, false);
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

	boolean isShuttingDown() {
		return shutdown.queued();
	}

	/** {@code irqfd_shutdown}: no new signal, then the pending one, then the resampler. */
	private void irqfdShutdown() {
		kvm.journal.enter(KvmSite.IRQFD_SHUTDOWN, number, gsi(), 0);
		eventfd().detach();
		inject.flush();
		if (resamples())
			kvm.irqfds.resampler(gsi()).remove(this);
		eventfd().unregisterConsumer(consumer);
		kvm.journal.leave();
	}

	@Override
	public String toString() {
		return "irqfd " + number;
	}
}
