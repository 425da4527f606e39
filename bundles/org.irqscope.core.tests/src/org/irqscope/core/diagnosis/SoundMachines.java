package org.irqscope.core.diagnosis;

import java.util.List;

import org.irqscope.core.edit.QueueDevices;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.HvSintRoute;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.Vcpu;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.Virtqueue;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Machines in which every interrupt is delivered. */
final class SoundMachines {
	static final int PIN = 4, VECTOR = 0x34;
	private static final int SPIV = 0x1ff, LINT_MASKED = 0x10000, DIVIDE_BY_1 = 0b1011, NANOSECONDS = 1_000_000;
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private SoundMachines() {
	}

	/** A guest of two processors that uses the IOAPIC, and masks the PIC. */
	static VirtualMachine apic() {
		VirtualMachine machine = Machines.create("machine", 2);
		for (Vcpu vcpu : machine.getVcpus()) {
			X86Chips.lapic(vcpu).setSpiv(SPIV);
			X86Chips.lapic(vcpu).setLvt0(LINT_MASKED);
		}
		X86Chips.pics(machine).forEach(pic -> pic.setImr(0xff));
		entry(machine).setMask(false);
		entry(machine).setVector(VECTOR);
		return machine;
	}

	/** A guest that uses the PIC alone. */
	static VirtualMachine noapic() {
		VirtualMachine machine = Machines.create("machine", 1);
		int base = 0x30;
		for (KpicState pic : X86Chips.pics(machine)) {
			pic.setIrqBase(base);
			base += 8;
		}
		return machine;
	}

	/** The entry of the pin in use. */
	static RedirectionEntry entry(VirtualMachine machine) {
		return X86Chips.ioapic(machine).getRedirtbl().get(PIN);
	}

	static Eventfd eventfd(VirtualMachine machine) {
		Eventfd eventfd = Machines.addEventfd(machine);
		return eventfd;
	}

	/** An irqfd with an eventfd of its own. */
	static Irqfd irqfd(VirtualMachine machine, int gsi) {
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId(Machines.freeId(machine, "irqfd"));
		irqfd.setEventfd(eventfd(machine));
		irqfd.setGsi(gsi);
		machine.getIrqfds().add(irqfd);
		return irqfd;
	}

	static void messageRoute(VirtualMachine machine, int gsi, long address, int data) {
		MsiRoute route = FACTORY.createMsiRoute();
		route.setGsi(gsi);
		route.setAddress(address);
		route.setData(data);
		machine.getIrqRouting().getEntries().add(route);
	}

	static void syntheticRoute(VirtualMachine machine, int gsi) {
		HvSintRoute route = FACTORY.createHvSintRoute();
		route.setGsi(gsi);
		machine.getIrqRouting().getEntries().add(route);
	}

	static void onlyToPic(VirtualMachine machine, int gsi) {
		List<RoutingEntry> entries = machine.getIrqRouting().getEntries();
		entries.removeIf(entry -> entry.getGsi() == gsi && entry instanceof IrqchipRoute route
				&& route.getIrqchip() == Irqchip.IOAPIC);
	}

	private static Device added(VirtualMachine machine, Device device, Signalling signalling) {
		device.setId(Machines.freeId(machine, "device"));
		device.setSignalling(signalling);
		machine.getDevices().add(device);
		return device;
	}

	static Device lineDevice(VirtualMachine machine, int gsi) {
		Device device = added(machine, FACTORY.createSerialDevice(), Signalling.IRQ_LINE);
		device.setGsi(gsi);
		return device;
	}

	/** An NVMe controller that may not master the bus. */
	static VirtualMachine mute() {
		VirtualMachine machine = new NewMachine("mute", MachineTemplate.NVME_PCI, 1, Vendor.VMX, false).create();
		machine.getDevices().get(0).getPci().setBusMaster(false);
		return machine;
	}

	/** A virtio device whose queue has two buffers, and whose driver looks into the used ring by itself. */
	static VirtualMachine polled() {
		VirtualMachine machine = new NewMachine("polled", MachineTemplate.VIRTIO_QUEUES, 1, Vendor.VMX, false).create();
		filled(machine).getQueues().get(0).setAvailFlags(1);
		return machine;
	}

	/** The same with indices of events, of which none is passed soon. */
	static VirtualMachine patient() {
		VirtualMachine machine = new NewMachine("patient", MachineTemplate.VIRTIO_QUEUES, 1, Vendor.VMX, false)
				.create();
		VirtioDevice device = filled(machine);
		device.setEventIdx(true);
		device.getQueues().get(0).setSignalledUsedValid(true);
		device.getQueues().get(0).setUsedEvent(8);
		return machine;
	}

	private static VirtioDevice filled(VirtualMachine machine) {
		VirtioDevice device = (VirtioDevice) machine.getDevices().get(0);
		Virtqueue queue = device.getQueues().get(0);
		QueueDevices.empty(queue);
		queue.setAvailFlags(0);
		queue.setSignalledUsed(0);
		queue.setAvailIdx(2);
		return device;
	}

	/** The educational device, whose pin the command register keeps low. */
	static VirtualMachine held() {
		VirtualMachine machine = new NewMachine("held", MachineTemplate.EDU_PCI, 1, Vendor.VMX, false).create();
		machine.getDevices().get(0).getPci().setIntxDisabled(true);
		return machine;
	}

	/** A device that sends messages; answers the entry of its table. */
	static MsixEntry msixDevice(VirtualMachine machine, long address, int data) {
		Device device = added(machine, FACTORY.createVirtioDevice(), Signalling.SIGNAL_MSI);
		MsixEntry entry = FACTORY.createMsixEntry();
		entry.setAddress(address);
		entry.setData(data);
		entry.setMasked(false);
		device.setMsix(FACTORY.createMsixTable());
		device.getMsix().getEntries().add(entry);
		return entry;
	}

	/** A device that is passed through to the first processor, and whose interrupts are posted. */
	static VirtualMachine passedThrough() {
		VirtualMachine machine = apic();
		machine.getHost().setApicv(true);
		machine.getHost().setDevicePostedIrqs(true);
		Irqfd irqfd = irqfd(machine, 24);
		messageRoute(machine, 24, 0xfee00000L, 0x41);
		IrqBypassProducer producer = FACTORY.createIrqBypassProducer();
		producer.setId(Machines.freeId(machine, "producer"));
		producer.setHostIrq(40);
		producer.setEventfd(irqfd.getEventfd());
		machine.getBypassProducers().add(producer);
		added(machine, FACTORY.createVfioDevice(), Signalling.IRQFD).setEventfd(irqfd.getEventfd());
		return machine;
	}

	/** The first processor's timer expires once, after a millisecond. */
	static VirtualMachine withTimer(VirtualMachine machine) {
		Lapic lapic = X86Chips.lapic(machine.getVcpus().get(0));
		lapic.setLvtt(0xec);
		lapic.setTdcr(DIVIDE_BY_1);
		lapic.setTmict(NANOSECONDS);
		lapic.setTmcct(NANOSECONDS);
		return machine;
	}
}
