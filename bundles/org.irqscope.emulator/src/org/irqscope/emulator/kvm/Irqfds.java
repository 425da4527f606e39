package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** {@code kvm->irqfds}: assigning, removing and re-routing irqfds. Sections 6.2, 6.6 and 6.7. */
public final class Irqfds {
	/** Flags of {@code struct kvm_irqfd}. */
	public static final int DEASSIGN = 1, RESAMPLE = 2;

	private final Kvm kvm;
	private final RefField<List<Irqfd>> items;
	private final RefField<List<Resampler>> resamplers;
	private int created;

	public Irqfds(Kvm kvm) {
		this.kvm = kvm;
		Struct struct = new Struct(kvm.journal.state(), KvmPlace.IRQFD, Place.ONLY);
		items = struct.ref(KvmFields.IRQFDS_ITEMS, List.<Irqfd>of());
		resamplers = struct.ref(KvmFields.IRQFDS_RESAMPLER_LIST, List.<Resampler>of());
	}

	public List<Irqfd> items() {
		return items.get();
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
		List<Irqfd.Resample> resample = resamplefd.map(fd -> new Irqfd.Resample(resampler(gsi), fd)).stream().toList();
		Irqfd irqfd = new Irqfd(kvm, created, gsi, eventfd, resample);
		resample.forEach(half -> half.resampler().add(irqfd));
		if (eventfd.hasWaiter()) {
			resample.forEach(half -> half.resampler().remove(irqfd));
			return -Errno.EBUSY;
		}
		created++;
		irqfd.irqfdUpdate();
		eventfd.attach(irqfd);
		items.set(append(items.get(), irqfd));
		if (eventfd.count() > 0)
			irqfd.injectEarlierSignal();
		if (kvm.arch().kvmArchHasIrqBypass())
			eventfd.registerConsumer(irqfd.consumer());
		return 0;
	}

	private Resampler resampler(int gsi) {
		for (Resampler resampler : resamplers.get())
			if (resampler.gsi() == gsi)
				return resampler;
		Resampler resampler = new Resampler(kvm, gsi);
		resamplers.set(append(resamplers.get(), resampler));
		kvm.notifiers.register(resampler);
		return resampler;
	}

	void remove(Resampler resampler) {
		resamplers.set(resamplers.get().stream().filter(other -> other != resampler).toList());
	}

	private static <T> List<T> append(List<T> list, T element) {
		List<T> grown = new ArrayList<>(list);
		grown.add(element);
		return List.copyOf(grown);
	}

	/** {@code kvm_irqfd_deassign}: waits until the removed irqfds have shut down. */
	private int deassign(Eventfd eventfd, int gsi) {
		deactivate(items.get().stream().filter(irqfd -> irqfd.eventfd() == eventfd && irqfd.gsi() == gsi).toList());
		return 0;
	}

	/** An irqfd whose eventfd is gone is deactivated; nobody waits until it has shut down. */
	void hangUp(Irqfd irqfd) {
		if (!items.get().contains(irqfd))
			return;
		irqfd.deactivate();
		items.set(items.get().stream().filter(other -> other != irqfd).toList());
	}

	/** {@code kvm_irqfd_release}: the VM goes away. */
	public void release() {
		deactivate(items.get());
	}

	private void deactivate(List<Irqfd> leaving) {
		leaving.forEach(Irqfd::deactivate);
		items.set(items.get().stream().filter(irqfd -> !leaving.contains(irqfd)).toList());
		kvm.scheduler.run(task -> task.context().equals(Context.IRQFD_CLEANUP));
	}

	/** {@code kvm_irq_routing_update} */
	void kvmIrqRoutingUpdate() {
		for (Irqfd irqfd : items.get())
			irqfd.routingUpdate();
	}

	/**
	 * {@code kvm_notify_irqfd_resampler}: instead of an interrupt that may be outdated the devices are asked.
	 *
	 * @return false when the pin's GSI has no resampler
	 */
	public boolean kvmNotifyIrqfdResampler(int irqchip, int pin) {
		int gsi = kvm.routing.table().chipPin(irqchip, pin);
		for (Resampler resampler : resamplers.get())
			if (resampler.gsi() == gsi) {
				resampler.signalAll();
				return true;
			}
		return false;
	}
}
