package org.irqscope.core.picture.part.msix;

import java.util.Optional;

import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Irte;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.Routing;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;

/**
 * Who keeps which message of one entry of a table, and what the device's next interrupt makes of it. Reads the model
 * only, in the thread that owns it.
 */
public final class MsixState {
	private final VirtualMachine machine;
	private final Device device;
	private final MsixEntry entry;

	public MsixState(VirtualMachine machine, Device device, MsixEntry entry) {
		this.machine = machine;
		this.device = device;
		this.entry = entry;
	}

	/** Whether the entry, or the function as a whole, is masked. */
	public boolean isMasked() {
		return entry.isMasked() || device.getMsix().isFunctionMask() || !device.getMsix().isEnabled();
	}

	/** What the guest's table says. */
	Message table() {
		return new Message(entry.getAddress(), entry.getData());
	}

	/** What the VMM's own copy of the routes says; before a walk that is what it has handed over. */
	Optional<Message> vmm() {
		if (entry.getVirq() < 0)
			return Optional.empty();
		return entry.getRouteAddress() == 0 ? kernel()
				: Optional.of(new Message(entry.getRouteAddress(), entry.getRouteData()));
	}

	/** What the kernel's routing table says. */
	Optional<Message> kernel() {
		return entry.getVirq() < 0 ? Optional.empty()
				: Routing.entries(machine.getIrqRouting(), entry.getVirq()).stream().filter(MsiRoute.class::isInstance)
						.map(MsiRoute.class::cast).findFirst()
						.map(route -> new Message(route.getAddress(), route.getData()));
	}

	/** The irqfd that waits for the eventfd of the entry. */
	public Optional<Irqfd> irqfd() {
		return machine.getIrqfds().stream()
				.filter(irqfd -> entry.getEventfd() != null && irqfd.getEventfd() == entry.getEventfd()).findFirst();
	}

	/** The interrupt of the host behind the entry. */
	public Optional<IrqBypassProducer> producer() {
		return machine.getBypassProducers().stream()
				.filter(one -> one.getHostIrq() == entry.getHostIrq() && entry.getHostIrq() != 0).findFirst();
	}

	/** The entry in the table of the IOMMU. */
	Optional<Irte> irte() {
		return producer().map(IrqBypassProducer::getIrte);
	}

	/** True when the hardware writes to a vCPU's descriptor, and nobody else hears of the interrupt. */
	public boolean isPosted() {
		return irte().filter(irte -> irte.isPosted() && irte.getVcpu() != null).isPresent();
	}

	/** True when the device or its back end signals an eventfd of the entry now. */
	public boolean signals(Eventfd eventfd) {
		if (eventfd == null || isPosted())
			return false;
		if (producer().isPresent())
			return producer().get().getEventfd() == eventfd;
		boolean second = entry.getInterrupt() != null && isMasked();
		return PciFunctions.hasIrqfds(device) && eventfd == (second ? entry.getInterrupt() : entry.getEventfd());
	}

	/** True when the interrupt comes to an irqfd that is bound. */
	public boolean reachesIrqfd() {
		return signals(entry.getEventfd()) && irqfd().filter(irqfd -> !irqfd.isUnbound()).isPresent();
	}

	/** What the guest's table says, as text. */
	public String says() {
		return table().text();
	}

	/** The vCPU that hears of the interrupt without an eventfd: by the IOMMU, or by a message of the device itself. */
	public Optional<Vcpu> receiver() {
		if (isPosted())
			return irte().map(Irte::getVcpu);
		if (PciFunctions.hasIrqfds(device))
			return Optional.empty();
		return machine.getVcpus().stream().filter(vcpu -> vcpu.getVcpuId() == table().destination()).findFirst();
	}

	/** What the guest gets if the device interrupts now; nothing where it has to wait for the unmask. */
	Optional<Message> next() {
		if (isPosted())
			return irte().map(irte -> Message.to(irte.getVcpu().getVcpuId(), irte.getVector()));
		if (reachesIrqfd())
			return kernel();
		return isMasked() || PciFunctions.hasIrqfds(device) && entry.getVirq() >= 0 ? Optional.empty()
				: Optional.of(table());
	}
}
