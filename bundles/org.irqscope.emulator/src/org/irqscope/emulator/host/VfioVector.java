package org.irqscope.emulator.host;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Kvm;

/**
 * One MSI-X vector of a device that VFIO passes through, as the host's kernel has it: an interrupt of the host whose
 * handler signals an eventfd. Used by the thread that runs the emulator.
 */
public final class VfioVector {
	private final Journal journal;
	private final int device;
	private final int number;
	private final BypassProducer producer;

	/**
	 * A vector that is in use.
	 *
	 * @param device the number of the device, which hops stand on
	 * @param number the number of the entry in its table
	 * @param producer its half of an interrupt that bypasses KVM's code
	 */
	public VfioVector(Kvm kvm, int device, int number, BypassProducer producer) {
		this.journal = kvm.journal();
		this.device = device;
		this.number = number;
		this.producer = producer;
	}

	/** {@code VFIO_DEVICE_SET_IRQS} of one vector with another eventfd. */
	public void setTrigger(Eventfd trigger) {
		journal.enter(HostSite.VFIO_PCI_SET_MSI_TRIGGER, device, number, trigger.fd());
		journal.enter(HostSite.VFIO_MSI_SET_VECTOR_SIGNAL, device, number, trigger.fd());
		producer.unregister();
		irq(HostSite.FREE_IRQ);
		producer.signals(trigger);
		irq(HostSite.REQUEST_THREADED_IRQ);
		int result = producer.register();
		if (result != 0)
			journal.why(HostWhy.BYPASS_ONLY_LOGGED, result, number);
		journal.leave(0);
		journal.leave(0);
	}

	private void irq(HostSite function) {
		journal.enter(function, device, producer.hostIrq(), 0);
		journal.leave();
	}

	/** The number of the interrupt of the host. */
	public int hostIrq() {
		return producer.hostIrq();
	}

	/** The number of the eventfd that the handler signals. */
	public int trigger() {
		return producer.signalled();
	}

	/** The device writes its message, which the IOMMU posts or remaps. */
	public void raise() {
		producer.raise();
	}
}
