package org.irqscope.emulator.kvm;

import org.irqscope.emulator.state.Numbered;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/** {@code struct kvm_kernel_irqfd_resampler}: the irqfds of one GSI whose device is told when the guest is done. */
final class Resampler implements AckNotifier {
	private final Kvm kvm;
	private final int gsi;
	private final RefField<Numbered<Irqfd>> irqfds;

	Resampler(Kvm kvm, int gsi) {
		this.kvm = kvm;
		this.gsi = gsi;
		this.irqfds = new Struct(kvm.journal.state(), KvmPlace.ROUTING, gsi).ref(KvmFields.RESAMPLER,
				Numbered.none("irqfd", kvm.irqfds::get));
	}

	@Override
	public int gsi() {
		return gsi;
	}

	void add(Irqfd irqfd) {
		irqfds.set(irqfds.get().with(irqfd.number()));
	}

	/** {@code irqfd_resampler_shutdown} */
	void remove(Irqfd irqfd) {
		irqfds.set(irqfds.get().without(irqfd.number()));
		if (!irqfds.get().list().isEmpty())
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
		for (Irqfd irqfd : irqfds.get().list())
			irqfd.resamplefd().ifPresent(Eventfd::eventfdSignal);
	}

	@Override
	public String toString() {
		return "resampler of GSI " + gsi;
	}
}
