package org.irqscope.emulator.kvm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.state.Numbered;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Pool;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** {@code kvm->irqfds}: assigning, removing and re-routing irqfds. Sections 6.2, 6.6 and 6.7. */
public final class Irqfds {
	/** Flags of {@code struct kvm_irqfd}. */
	public static final int DEASSIGN = 1, RESAMPLE = 2;

	private final Kvm kvm;
	private final Pool<Irqfd> pool;
	private final RefField<Numbered<Irqfd>> items;
	/** What stands for the resampler of each GSI that has had one. */
	private final Map<Integer, Resampler> byGsi = new HashMap<>();
	/** The GSIs that have a resampler. */
	private final RefField<Numbered<Resampler>> resamplers;

	public Irqfds(Kvm kvm) {
		this.kvm = kvm;
		Struct struct = new Struct(kvm.journal.state(), KvmPlace.IRQFD, Place.ONLY);
		pool = new Pool<>(Struct.hidden(kvm.journal.state()).number(KvmFields.IRQFDS_CREATED),
				number -> new Irqfd(kvm, number), Irqfd[]::new);
		items = struct.ref(KvmFields.IRQFDS_ITEMS, Numbered.none("irqfd", pool::get));
		resamplers = struct.ref(KvmFields.IRQFDS_RESAMPLER_LIST, Numbered.none("resampler of GSI", this::resampler));
	}

	/** The irqfd with a number that one has. */
	Irqfd get(int number) {
		return pool.get(number);
	}

	/** What stands for the resampler of a GSI, whether there is one or not. */
	Resampler resampler(int gsi) {
		return byGsi.computeIfAbsent(gsi, unknown -> new Resampler(kvm, gsi));
	}

	public List<Irqfd> items() {
		return items.get().list();
	}

	/**
	 * {@code kvm_irqfd}. The GSI need not be routed and is not checked.
	 *
	 * @param resamplefd told when the guest is done; only with {@link #RESAMPLE}
	 * @return 0, {@code -EINVAL} for flags or a chip that do not fit, {@code -EBUSY} when the eventfd has an irqfd;
	 *         removing what is not there is no error
	 */
	public int irqfd(Eventfd eventfd, int gsi, int flags, Optional<Eventfd> resamplefd) {
		kvm.journal.enter(KvmSite.KVM_IRQFD, eventfd.number(), gsi, flags);
		if ((flags & ~(DEASSIGN | RESAMPLE)) != 0)
			return kvm.journal.leave(-Errno.EINVAL);
		return kvm.journal.leave((flags & DEASSIGN) != 0 ? deassign(eventfd, gsi) : assign(eventfd, gsi, resamplefd));
	}

	/** {@code kvm_irqfd_assign} */
	private int assign(Eventfd eventfd, int gsi, Optional<Eventfd> resamplefd) {
		if (!kvm.arch().kvmArchIrqfdAllowed(resamplefd.isPresent()))
			return -Errno.EINVAL;
		Irqfd irqfd = free(eventfd, gsi).orElseGet(pool::next);
		if (resamplefd.isPresent())
			attach(resampler(gsi), irqfd);
		if (eventfd.hasWaiter()) {
			if (resamplefd.isPresent())
				resampler(gsi).remove(irqfd);
			return -Errno.EBUSY;
		}
		if (irqfd == pool.next())
			pool.create();
		irqfd.create(eventfd, gsi, resamplefd);
		irqfd.irqfdUpdate();
		eventfd.attach(irqfd);
		items.set(items.get().with(irqfd.number()));
		if (eventfd.count() > 0)
			irqfd.injectEarlierSignal();
		if (kvm.arch().kvmArchHasIrqBypass())
			eventfd.registerConsumer(irqfd.consumer());
		return 0;
	}

	/** An irqfd of the same eventfd and GSI that has been shut down: its memory serves again. */
	private Optional<Irqfd> free(Eventfd eventfd, int gsi) {
		return pool.all().stream().filter(irqfd -> irqfd.eventfd() == eventfd && irqfd.gsi() == gsi)
				.filter(irqfd -> !items.get().contains(irqfd.number()) && !irqfd.isShuttingDown()).findFirst();
	}

	/** A GSI has a resampler from its first irqfd on. */
	private void attach(Resampler resampler, Irqfd irqfd) {
		if (!resamplers.get().contains(resampler.gsi())) {
			resamplers.set(resamplers.get().with(resampler.gsi()));
			kvm.notifiers.register(resampler);
		}
		resampler.add(irqfd);
	}

	void remove(Resampler resampler) {
		resamplers.set(resamplers.get().without(resampler.gsi()));
	}

	/** {@code kvm_irqfd_deassign}: waits until the removed irqfds have shut down. */
	private int deassign(Eventfd eventfd, int gsi) {
		deactivate(items().stream().filter(irqfd -> irqfd.eventfd() == eventfd && irqfd.gsi() == gsi).toList());
		return 0;
	}

	/** An irqfd whose eventfd is gone is deactivated; nobody waits until it has shut down. */
	void hangUp(Irqfd irqfd) {
		if (!items.get().contains(irqfd.number()))
			return;
		irqfd.deactivate();
		items.set(items.get().without(irqfd.number()));
	}

	/** {@code kvm_irqfd_release}: the VM goes away. */
	public void release() {
		deactivate(List.copyOf(items()));
	}

	private void deactivate(List<Irqfd> leaving) {
		leaving.forEach(Irqfd::deactivate);
		leaving.forEach(irqfd -> items.set(items.get().without(irqfd.number())));
		kvm.scheduler.run(task -> task.context().equals(Context.IRQFD_CLEANUP));
	}

	/** {@code kvm_irq_routing_update} */
	void kvmIrqRoutingUpdate() {
		kvm.journal.enter(KvmSite.KVM_IRQ_ROUTING_UPDATE, Place.ONLY, 0, 0);
		for (Irqfd irqfd : items())
			irqfd.routingUpdate();
		kvm.journal.leave();
	}

	/**
	 * {@code kvm_notify_irqfd_resampler}: instead of an interrupt that may be outdated the devices are asked.
	 *
	 * @return false when the pin's GSI has no resampler
	 */
	public boolean kvmNotifyIrqfdResampler(int irqchip, int pin) {
		int gsi = kvm.routing.table().chipPin(irqchip, pin);
		if (!resamplers.get().contains(gsi))
			return false;
		resampler(gsi).signalAll();
		return true;
	}
}
