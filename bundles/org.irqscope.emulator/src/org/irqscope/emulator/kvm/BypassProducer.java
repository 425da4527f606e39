package org.irqscope.emulator.kvm;

import java.util.List;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/**
 * A message-signalled interrupt of a device that VFIO passes through, {@code struct irq_bypass_producer}, with its
 * interrupt remapping table entry. Section 7 of the kernel's interrupt paths.
 */
public final class BypassProducer {
	private final Kvm kvm;
	private final int hostIrq;
	private final Eventfd eventfd;
	/** Where the entry posts to; an empty list while it is in remapped mode. */
	private final RefField<List<Posting>> irte;
	private boolean registered;

	/** The posted half of an interrupt remapping table entry. */
	public record Posting(int vcpu, int vector) {
	}

	/** A vector of the host that signals an eventfd until it is posted. */
	public BypassProducer(Kvm kvm, int hostIrq, Eventfd eventfd) {
		this.kvm = kvm;
		this.hostIrq = hostIrq;
		this.eventfd = eventfd;
		this.irte = new Struct(kvm.journal.state(), KvmPlace.EVENTFD, eventfd.number()).ref(KvmFields.IRTE,
				List.<Posting>of());
	}

	public int hostIrq() {
		return hostIrq;
	}

	/** Where the device's interrupts are posted to; nothing in remapped mode. */
	public List<Posting> posting() {
		return irte.get();
	}

	/**
	 * {@code irq_bypass_register_producer}: pairs with the irqfd of the eventfd, which may come later.
	 *
	 * @return 0, {@code -EINVAL} when it is registered already, {@code -EBUSY} when the eventfd has another producer
	 */
	public int register() {
		if (registered)
			return -Errno.EINVAL;
		int result = eventfd.registerProducer(this);
		registered = result == 0;
		return result;
	}

	/** {@code irq_bypass_unregister_producer}; nothing happens when it is not registered. */
	public void unregister() {
		if (registered)
			eventfd.unregisterProducer();
		registered = false;
	}

	/** {@code irq_set_vcpu_affinity} to a vCPU. */
	public void post(Vcpu vcpu, int vector) {
		irte.set(List.of(new Posting(vcpu.index, vector)));
	}

	/** {@code irq_set_vcpu_affinity} to nobody: the host's own vector again. */
	public void remap() {
		irte.set(List.of());
	}

	/** The device writes its message: posted by the hardware, or an interrupt of the host that signals the eventfd. */
	public void raise() {
		if (irte.get().isEmpty())
			kvm.journal.runIn(Context.HARD_IRQ, this::vfioMsihandler);
		else
			kvm.vcpus().get(irte.get().get(0).vcpu()).postFromDevice(irte.get().get(0).vector());
	}

	private void vfioMsihandler() {
		kvm.journal.enter(KvmSite.VFIO_MSIHANDLER, eventfd.number(), hostIrq, 0);
		kvm.journal.why(KvmWhy.REMAPPED_TO_HOST, hostIrq);
		eventfd.eventfdSignal();
		kvm.journal.leave();
	}

	@Override
	public String toString() {
		return "producer of host irq " + hostIrq;
	}
}
