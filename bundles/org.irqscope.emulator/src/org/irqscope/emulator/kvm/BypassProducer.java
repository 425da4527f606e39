package org.irqscope.emulator.kvm;

import java.util.List;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/**
 * A message-signalled interrupt of a device that VFIO passes through, {@code struct irq_bypass_producer}, with its
 * interrupt remapping table entry. Section 7 of the kernel's interrupt paths.
 */
public final class BypassProducer {
	private final Kvm kvm;
	private final int number;
	private final IntField hostIrq;
	/** The number of the eventfd that a vector of the host signals until it is posted. */
	private final IntField eventfd;
	private final IntField registered;
	/** The host has no entry of the IOMMU for the interrupt. */
	private final IntField withoutIrte;
	/** Where the entry posts to; an empty list while it is in remapped mode. */
	private final RefField<List<Posting>> irte;

	/** The posted half of an interrupt remapping table entry. */
	public record Posting(int vcpu, int vector) {
		@Override
		public String toString() {
			return "vCPU " + vcpu + " vector " + vector;
		}
	}

	BypassProducer(Kvm kvm, int number) {
		this.kvm = kvm;
		this.number = number;
		Struct struct = new Struct(kvm.journal.state(), KvmPlace.PRODUCER, number);
		Struct hidden = Struct.hidden(kvm.journal.state());
		hostIrq = hidden.number(KvmFields.PRODUCER_HOST_IRQ);
		eventfd = hidden.number(KvmFields.PRODUCER_EVENTFD);
		registered = hidden.flag(KvmFields.PRODUCER_REGISTERED);
		withoutIrte = hidden.flag(KvmFields.PRODUCER_WITHOUT_IRTE);
		irte = struct.ref(KvmFields.IRTE, List.<Posting>of());
	}

	BypassProducer create(int irq, Eventfd signalled) {
		hostIrq.set(irq);
		eventfd.set(signalled.number());
		return this;
	}

	/** The number of the producer in order of creation. */
	public int number() {
		return number;
	}

	public int hostIrq() {
		return hostIrq.get();
	}

	private Eventfd eventfd() {
		return kvm.eventfd(eventfd.get());
	}

	/** Where the device's interrupts are posted to; nothing in remapped mode. */
	public List<Posting> posting() {
		return irte.get();
	}

	/**
	 * {@code irq_bypass_register_producer}: pairs with the irqfd of the eventfd, which may come later.
	 *
	 * @return 0, {@code -EINVAL} when it is registered already, {@code -EBUSY} when the eventfd has another producer,
	 *         or why the interrupt cannot be posted
	 */
	public int register() {
		kvm.journal.enter(KvmSite.IRQ_BYPASS_REGISTER_PRODUCER, eventfd.get(), hostIrq(), 0);
		if (registered.isSet())
			return kvm.journal.leave(-Errno.EINVAL);
		int result = eventfd().registerProducer(this);
		registered.set(result == 0);
		return kvm.journal.leave(result);
	}

	/** The host's interrupt signals another eventfd from now on; only while nothing is registered. */
	public void signals(Eventfd other) {
		eventfd.set(other.number());
	}

	/** The number of the eventfd that a vector of the host signals. */
	public int signalled() {
		return eventfd.get();
	}

	/** {@code irq_bypass_unregister_producer}; nothing happens when it is not registered. */
	public void unregister() {
		kvm.journal.enter(KvmSite.IRQ_BYPASS_UNREGISTER_PRODUCER, eventfd.get(), hostIrq(), 0);
		if (registered.isSet())
			eventfd().unregisterProducer(this);
		registered.set(0);
		kvm.journal.leave();
	}

	/** The interrupt of the host is one that no IOMMU remaps. */
	public void loseIrte() {
		withoutIrte.set(1);
	}

	/** {@code irq_set_vcpu_affinity} to a vCPU: 0, or {@code -ENOSYS} for an interrupt that nobody can post. */
	public int post(Vcpu vcpu, int vector) {
		if (withoutIrte.isSet()) {
			kvm.journal.why(KvmWhy.NO_IRTE, hostIrq());
			return -Errno.ENOSYS;
		}
		irte.set(List.of(new Posting(vcpu.index, vector)));
		return 0;
	}

	/** {@code irq_set_vcpu_affinity} to nobody: the host's own vector again. */
	public int remap() {
		irte.set(List.of());
		return 0;
	}

	/** The device writes its message: posted by the hardware, or an interrupt of the host that signals the eventfd. */
	public void raise() {
		if (irte.get().isEmpty())
			kvm.journal.runIn(Context.HARD_IRQ, this::vfioMsihandler);
		else
			kvm.vcpus().get(irte.get().get(0).vcpu()).postFromDevice(irte.get().get(0).vector());
	}

	private void vfioMsihandler() {
		kvm.journal.enter(KvmSite.VFIO_MSIHANDLER, eventfd.get(), hostIrq(), 0);
		kvm.journal.why(KvmWhy.REMAPPED_TO_HOST, hostIrq());
		eventfd().eventfdSignal();
		kvm.journal.leave();
	}

	@Override
	public String toString() {
		return "producer of host irq " + hostIrq();
	}
}
