package org.irqscope.core.edit;

import java.util.List;
import java.util.stream.LongStream;

import org.irqscope.model.Eventfd;
import org.irqscope.model.GuestNotifiers;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.Signalling;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.Virtqueue;
import org.irqscope.model.VmmKind;
import org.irqscope.model.X86Chips;

/**
 * Gives a virtio device queues, with all that its VMM makes for each: a notification that stays in the kernel, and the
 * way back to the guest. Used by the thread that owns the document.
 */
public final class QueueDevices {
	/** The line that a device without a bus gets. */
	static final int MMIO_GSI = 12;
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final long FIRST_REGISTERS = 0xfea00000L, APART = 0x100000, FIRST_MMIO = 0xd0000000L,
			MMIO_APART = 0x200;

	private final VirtualMachine machine;
	private final VirtioDevice device;

	public QueueDevices(VirtualMachine machine, VirtioDevice device) {
		this.machine = machine;
		this.device = device;
	}

	/** Puts the device on the PCI bus: entry 0 for its configuration, and one for each queue. */
	public void plug(GuestNotifiers notifiers, int queues) {
		new PciDevices(machine, device).plug(notifiers, queues + 1);
		takeRegisters();
		device.setConfigVector(0);
		for (int index = 0; index < queues; index++)
			add(index + 1);
	}

	/** Puts its registers where no other function has its own. */
	public void takeRegisters() {
		List<Long> taken = machine.getDevices().stream()
				.filter(other -> other != device && other.getPci() != null)
				.map(other -> other.getPci().getBarAddress() / APART).toList();
		device.getPci().setBarAddress(LongStream.iterate(FIRST_REGISTERS, at -> at + APART)
				.filter(at -> !taken.contains(at / APART)).findFirst().orElseThrow());
	}

	/** Puts the device on no bus, with a line that is up as long as it has something to tell. */
	public void map() {
		device.setMmio(FACTORY.createVirtioMmio());
		takeMmio();
		device.setSignalling(Signalling.IRQ_LINE);
		device.setLevel(true);
		takeLine();
		add(-1);
	}

	/** Puts the registers of a device without a bus where no other one has its own. */
	public void takeMmio() {
		List<Long> taken = machine.getDevices().stream().filter(other -> other != device)
				.filter(VirtioDevice.class::isInstance).map(VirtioDevice.class::cast)
				.filter(other -> other.getMmio() != null).map(other -> other.getMmio().getAddress() / MMIO_APART)
				.toList();
		device.getMmio().setAddress(LongStream.iterate(FIRST_MMIO, at -> at + MMIO_APART)
				.filter(at -> !taken.contains(at / MMIO_APART)).findFirst().orElseThrow());
	}

	/** Leads a device without a bus to a line, which the guest hears as the VMM drives it. */
	public void takeLine() {
		device.setGsi(MMIO_GSI);
		DeviceWay.hear(machine, MMIO_GSI);
		TriggerMode mode = device.getMmio().getVmm() == VmmKind.QEMU ? TriggerMode.LEVEL : TriggerMode.EDGE;
		Routing.entries(machine.getIrqRouting(), MMIO_GSI).stream().filter(IrqchipRoute.class::isInstance)
				.map(IrqchipRoute.class::cast).filter(route -> route.getIrqchip() == Irqchip.IOAPIC)
				.forEach(route -> X86Chips.optionalIoapic(machine)
						.ifPresent(ioapic -> ioapic.getRedirtbl().get(route.getPin()).setTrigMode(mode)));
	}

	/** Adds a queue that interrupts by an entry of the table. */
	private void add(int vector) {
		Virtqueue queue = FACTORY.createVirtqueue();
		queue.setIndex(device.getQueues().size());
		queue.setVector(vector);
		device.getQueues().add(queue);
		if (vector >= 0)
			call(queue);
		if (device.getMmio() != null || device.getPci().getGuestNotifiers() != GuestNotifiers.NONE)
			kick(queue);
	}

	private void call(Virtqueue queue) {
		MsixEntry entry = device.getMsix().getEntries().get(queue.getVector());
		queue.setCall(entry.getEventfd());
	}

	/** Lets the kernel signal an eventfd when the guest notifies a queue. */
	public void kick(Virtqueue queue) {
		Eventfd eventfd = Machines.addEventfd(machine);
		eventfd.setName("kick " + queue.getIndex());
		queue.setKick(eventfd);
		VirtioQueues.listen(machine, device, queue);
	}

	/** Numbers its queues in their order. */
	public void number() {
		for (int at = 0; at < device.getQueues().size(); at++)
			device.getQueues().get(at).setIndex(at);
	}

	/** Empties a ring whose sides contradict each other. */
	public static void empty(Virtqueue queue) {
		queue.setAvailIdx(0);
		queue.setUsedIdx(0);
		queue.setLastAvailIdx(0);
		queue.setLastUsedIdx(0);
	}
}
