package org.irqscope.core.session.script;

import java.util.Locale;

import org.irqscope.emulator.vmm.MsixVector;
import org.irqscope.emulator.vmm.PciBus;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.virtio.VirtioDevices;
import org.irqscope.emulator.vmm.virtio.VirtioMmio;
import org.irqscope.emulator.vmm.virtio.VirtioPci;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.GuestNotifiers;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.PciFunction;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.VmmKind;

/** The PCI functions that an op script has made, as its document has them. Used by the thread that makes it. */
final class ScriptFunctions {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private final VirtualMachine machine;
	private final PciBus bus;

	ScriptFunctions(VirtualMachine machine, PciBus bus) {
		this.machine = machine;
		this.bus = bus;
	}

	void add() {
		for (int index = 0; index < bus.size(); index++)
			if (bus.mapped(index).filter(VirtioMmio.class::isInstance).isPresent())
				mmio((VirtioMmio) bus.mapped(index).get());
			else if (bus.mapped(index).isPresent())
				new ScriptRegisters(machine, bus).add(bus.mapped(index).get());
			else
				add(bus.device(index).orElseThrow());
	}

	private void mmio(VirtioMmio made) {
		VirtioDevice device = new ScriptVirtio(machine).mmio(made);
		device.setId("device" + made.index());
		machine.getDevices().add(device);
	}

	private void add(PciDevice made) {
		Device device = device(made.sort());
		device.setId("device" + made.index());
		device.setName(made.sort().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + made.index());
		device.setSignalling(made.sort().hasIrqfds() ? Signalling.IRQFD : Signalling.SIGNAL_MSI);
		device.setMsix(FACTORY.createMsixTable());
		made.msix().vectors().forEach(vector -> device.getMsix().getEntries().add(entry(made, vector)));
		PciFunction function = FACTORY.createPciFunction();
		function.setVmm(isKvmtool(made.sort()) ? VmmKind.KVMTOOL : VmmKind.QEMU);
		function.setGuestNotifiers(notifiers(made.sort()));
		function.setSlot(bus.slotOf(made));
		function.setTableAddress(bus.address(made, 0, 0));
		device.setPci(function);
		VirtioDevices.of(bus, made.index())
				.ifPresent(queues -> new ScriptVirtio(machine).add((VirtioDevice) device, (VirtioPci) queues));
		machine.getDevices().add(device);
	}

	private static Device device(PciSort sort) {
		return switch (sort) {
		case NVME -> FACTORY.createNvmeDevice();
		case VFIO, KVMTOOL_VFIO -> FACTORY.createVfioDevice();
		case VIRTIO, VIRTIO_IRQFD, VHOST, IVSHMEM, KVMTOOL_VIRTIO -> virtio();
		case EDU, VFIO_INTX, VFIO_INTX_SLOW -> throw new IllegalArgumentException(sort + " has no table");
		};
	}

	private static VirtioDevice virtio() {
		VirtioDevice device = FACTORY.createVirtioDevice();
		device.setKind("blk");
		return device;
	}

	private static boolean isKvmtool(PciSort sort) {
		return sort == PciSort.KVMTOOL_VFIO || sort == PciSort.KVMTOOL_VIRTIO;
	}

	/** Shared memory is signalled as the irqfds of virtio are. */
	private static GuestNotifiers notifiers(PciSort sort) {
		return switch (sort) {
		case VIRTIO_IRQFD, IVSHMEM -> GuestNotifiers.IRQFD;
		case VHOST -> GuestNotifiers.VHOST;
		default -> GuestNotifiers.NONE;
		};
	}

	private MsixEntry entry(PciDevice made, MsixVector vector) {
		int index = made.msix().vectors().indexOf(vector);
		MsixEntry entry = FACTORY.createMsixEntry();
		entry.setIndex(index);
		made.parts(index).eventfd().ifPresent(eventfd -> entry.setEventfd(eventfd(eventfd)));
		made.parts(index).second().ifPresent(eventfd -> entry.setInterrupt(eventfd(eventfd)));
		made.parts(index).host().ifPresent(host -> {
			IrqBypassProducer producer = FACTORY.createIrqBypassProducer();
			producer.setId(Machines.freeId(machine, "bypass"));
			producer.setHostIrq(host.hostIrq());
			producer.setEventfd(machine.getEventfds().get(host.trigger()));
			machine.getBypassProducers().add(producer);
			entry.setHostIrq(host.hostIrq());
		});
		return entry;
	}

	private Eventfd eventfd(org.irqscope.emulator.kvm.Eventfd eventfd) {
		return machine.getEventfds().get(eventfd.number());
	}
}
