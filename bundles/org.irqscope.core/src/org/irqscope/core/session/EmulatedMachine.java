package org.irqscope.core.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.core.bus.MachineBuses;
import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Refused;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.MachineSite;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Ioeventfds;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.model.BusKind;
import org.irqscope.model.Device;
import org.irqscope.model.IoBus;
import org.irqscope.model.IoRange;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.VirtualMachine;

/**
 * A machine of the emulator, loaded with the state of a document in the way a VMM restores a VM, whatever its
 * architecture. Used by the thread that runs it.
 */
public abstract class EmulatedMachine {
	private final VirtualMachine document;
	private final Map<org.irqscope.model.Eventfd, Eventfd> eventfds = new HashMap<>();

	EmulatedMachine(VirtualMachine document) {
		this.document = document;
	}

	/**
	 * Loads a machine.
	 *
	 * @throws MachineStateException when the kernel would refuse a part of it
	 */
	public static EmulatedMachine of(VirtualMachine document) throws MachineStateException {
		return document instanceof RiscvMachine riscv ? new LoadedRiscv(riscv) : new LoadedMachine(document);
	}

	public abstract Kvm kvm();

	abstract VmIoctls ioctls();

	/** The PCI functions, with what their VMM keeps. */
	abstract PciMachine pci();

	/** What comes to the machine from outside. */
	final Stimulation stimulation() {
		return new Stimulation.OfDocument(this);
	}

	/** Writes the state of a chip. */
	final void load(Chip<?, ?> chip, int index) throws MachineStateException {
		Optional<Refused> refused = chip.load(document, kvm(), index);
		if (refused.isPresent())
			throw new MachineStateException(chip.of(document).get(index), refused.get().call(), refused.get().errno());
	}

	/** A stimulus raises a line and does not lower it. */
	abstract void lineRaised(int gsi);

	/** Drives a line as {@code KVM_IRQ_LINE_STATUS} does, where the kernel has the chip; answers what it answers. */
	int line(int gsi, boolean level) {
		return ioctls().irqLineStatus(gsi, level ? 1 : 0);
	}

	/** A device that drives a line wants an interrupt. */
	abstract void driveLine(Device device, int index);

	/** Raises what a device has tied to an eventfd. */
	abstract void signal(org.irqscope.model.Eventfd eventfd);

	static void accepted(int result, EObject part, String what) throws MachineStateException {
		if (result != 0)
			throw new MachineStateException(part, what, -result);
	}

	/** The document that the machine was loaded from. */
	VirtualMachine document() {
		return document;
	}

	final void createEventfds() {
		for (org.irqscope.model.Eventfd eventfd : document.getEventfds())
			eventfds.put(eventfd, kvm().createEventfd());
	}

	final Eventfd eventfd(org.irqscope.model.Eventfd eventfd) {
		return eventfds.get(eventfd);
	}

	final List<Device> devices() {
		return document.getDevices();
	}

	/** Binds the irqfds of the document, its zones of coalesced writes and its ioeventfds. */
	final void assignEventfds() throws MachineStateException {
		for (Irqfd irqfd : document.getIrqfds())
			assign(irqfd);
		for (IoBus bus : document.getBuses()) {
			for (IoRange range : bus.getRanges())
				if (MachineBuses.isZone(bus.getKind(), range))
					accepted(kvm().coalescedMmio().register(range.getAddress(), range.getLength(),
							bus.getKind() == BusKind.KVM_PIO_BUS ? 1 : 0), range,
							"KVM_REGISTER_COALESCED_MMIO 0x" + Long.toHexString(range.getAddress()));
			for (Ioeventfd ioeventfd : bus.getIoeventfds())
				assign(bus, ioeventfd);
		}
	}

	private void assign(Irqfd irqfd) throws MachineStateException {
		if (irqfd.getEventfd() == null)
			throw new MachineStateException(irqfd, Texts.of("machine.irqfd.no.eventfd", irqfd.getId()));
		if (irqfd.getGsi() < 0)
			throw new MachineStateException(irqfd, Texts.of("machine.irqfd.no.gsi", irqfd.getId()));
		Optional<Eventfd> resamplefd = Optional.ofNullable(irqfd.getResamplefd()).map(eventfds::get);
		accepted(kvm().irqfds().irqfd(eventfd(irqfd.getEventfd()), irqfd.getGsi(),
				resamplefd.isPresent() ? Irqfds.RESAMPLE : 0, resamplefd), irqfd, "KVM_IRQFD " + irqfd.getId());
	}

	private void assign(IoBus bus, Ioeventfd ioeventfd) throws MachineStateException {
		int flags = switch (bus.getKind()) {
		case KVM_PIO_BUS -> Ioeventfds.PIO;
		case KVM_VIRTIO_CCW_NOTIFY_BUS -> Ioeventfds.VIRTIO_CCW_NOTIFY;
		default -> 0;
		};
		accepted(kvm().ioeventfds().ioeventfd(ioeventfd.getDatamatch(), ioeventfd.getAddress(), ioeventfd.getLength(),
				eventfd(ioeventfd.getEventfd()), ioeventfd.isWildcard() ? flags : flags | Ioeventfds.DATAMATCH),
				ioeventfd, "KVM_IOEVENTFD " + bus.getKind() + " 0x" + Long.toHexString(ioeventfd.getAddress()));
	}

	/** Does something in the thread of a device. */
	final void inDevice(int index, int level, Runnable work) {
		kvm().journal().runIn(Context.device(index), () -> {
			kvm().journal().enter(MachineSite.DEVICE_RAISES, index, level, 0);
			work.run();
			kvm().journal().leave();
		});
	}
}
