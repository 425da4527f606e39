package org.irqscope.emulator.kvm;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** {@code struct kvm_kernel_irqfd_resampler}: the irqfds of one GSI whose device is told when the guest is done. */
final class Resampler implements AckNotifier {
	private final Kvm kvm;
	private final int gsi;
	private final RefField<List<Irqfd>> irqfds;

	Resampler(Kvm kvm, int gsi) {
		this.kvm = kvm;
		this.gsi = gsi;
		this.irqfds = new Struct(kvm.journal.state(), KvmPlace.ROUTING, gsi).ref(KvmFields.RESAMPLER, List.<Irqfd>of());
	}

	@Override
	public int gsi() {
		return gsi;
	}

	void add(Irqfd irqfd) {
		List<Irqfd> grown = new ArrayList<>(irqfds.get());
		grown.add(irqfd);
		irqfds.set(List.copyOf(grown));
	}

	/** {@code irqfd_resampler_shutdown} */
	void remove(Irqfd irqfd) {
		irqfds.set(irqfds.get().stream().filter(other -> other != irqfd).toList());
		if (!irqfds.get().isEmpty())
			return;
		kvm.irqfds.remove(this);
		kvm.notifiers.unregister(this);
		kvm.routing.kvmSetIrq(IrqRouting.RESAMPLE_SOURCE, gsi, 0, false);
	}

	/** {@code irqfd_resampler_ack}: the line falls once for all, then each device may raise it again. */
	@Override
	public void irqAcked() {
		kvm.journal.enter(KvmSite.IRQFD_RESAMPLER_ACK, gsi, gsi, 0);
		kvm.routing.kvmSetIrq(IrqRouting.RESAMPLE_SOURCE, gsi, 0, false);
		signalAll();
		kvm.journal.leave();
	}

	/** {@code irqfd_resampler_notify} */
	void signalAll() {
		for (Irqfd irqfd : irqfds.get())
			irqfd.resamplefd().ifPresent(Eventfd::eventfdSignal);
	}

	@Override
	public String toString() {
		return "resampler of GSI " + gsi;
	}
}
