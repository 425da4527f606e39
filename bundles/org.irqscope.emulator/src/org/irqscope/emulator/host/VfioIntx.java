package org.irqscope.emulator.host;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.schedule.Task;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;

/**
 * The pin of a device that VFIO passes through, as the host's kernel has it: each interrupt masks the device's pin
 * until somebody unmasks it. Used by the thread that runs the emulator.
 */
public final class VfioIntx {
	private final Journal journal;
	private final int device;
	private final Eventfd trigger, unmask;
	private final IntField asserted, masked;
	private final Task inject;

	/**
	 * The pin of a device.
	 *
	 * @param device the number of the device, which hops stand on
	 * @param trigger what an interrupt signals
	 * @param unmask whose signal unmasks the pin
	 */
	public VfioIntx(Kvm kvm, int device, Eventfd trigger, Eventfd unmask) {
		this.journal = kvm.journal();
		this.device = device;
		this.trigger = trigger;
		this.unmask = unmask;
		Struct struct = new Struct(journal.state(), MachinePlace.DEVICE, device);
		asserted = struct.flag(HostFields.ASSERTED);
		masked = struct.flag(HostFields.MASKED);
		inject = kvm.scheduler().task(struct, "virqfd_inject", Context.KWORKER, HostSite.VIRQFD_INJECT,
				this::sendEventfd);
	}

	/** {@code VFIO_DEVICE_SET_IRQS} with an eventfd for the unmask: a signal runs the handler at once. */
	public void unmaskByEventfd() {
		unmask.wakes(this::virqfdWakeup);
	}

	/** What a document says of it. */
	public void restore(boolean isAsserted, boolean isMasked) {
		asserted.set(isAsserted);
		masked.set(isMasked);
	}

	public boolean asserted() {
		return asserted.isSet();
	}

	public boolean masked() {
		return masked.isSet();
	}

	public Eventfd trigger() {
		return trigger;
	}

	public Eventfd unmask() {
		return unmask;
	}

	/** The device drives its pin. */
	public void drive(boolean level) {
		asserted.set(level);
		if (level && masked.isSet())
			journal.why(HostWhy.INTX_WAITS_FOR_UNMASK, device);
		else if (level)
			journal.runIn(Context.HARD_IRQ, this::handler);
	}

	/** {@code vfio_intx_handler} */
	private void handler() {
		journal.enter(HostSite.VFIO_INTX_HANDLER, device, 0, 0);
		journal.why(HostWhy.INTX_MASKED_BY_HOST, device);
		masked.set(1);
		sendEventfd();
		journal.leave(1);
	}

	private void sendEventfd() {
		journal.enter(HostSite.VFIO_SEND_INTX_EVENTFD, device, trigger.fd(), 0);
		trigger.eventfdSignal();
		journal.leave();
	}

	/** {@code virqfd_wakeup}: in the context of whoever signals; the signal of a pin that is still up is sent later. */
	private void virqfdWakeup() {
		journal.enter(HostSite.VIRQFD_WAKEUP, device, unmask.fd(), 0);
		unmask.read();
		if (unmaskHandler())
			inject.queue();
		journal.leave();
	}

	/** {@code VFIO_DEVICE_SET_IRQS} to unmask at once. */
	public void setIrqsUnmask() {
		journal.enter(HostSite.VFIO_PCI_SET_INTX_UNMASK, device, 0, 0);
		if (unmaskHandler())
			sendEventfd();
		journal.leave(0);
	}

	/** {@code vfio_pci_intx_unmask_handler}: true when the device still drives its pin, which stays masked then. */
	private boolean unmaskHandler() {
		journal.enter(HostSite.VFIO_PCI_INTX_UNMASK_HANDLER, device, asserted.get(), 0);
		boolean again = masked.isSet() && asserted.isSet();
		journal.why(again ? HostWhy.INTX_STILL_ASSERTED : HostWhy.INTX_UNMASKED, device);
		if (!again)
			masked.set(0);
		journal.leave(again ? 1 : 0);
		return again;
	}
}
