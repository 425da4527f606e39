package org.irqscope.core.edit;

import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Places;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.InterruptController;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.Routing;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Point;
import org.irqscope.scene.Role;

/** What can be added to a machine by hand: the entries of the palette. */
public enum NewElement {
	SERIAL(Role.DEVICE), VIRTIO(Role.DEVICE), NVME(Role.DEVICE), VFIO(Role.PASSTHROUGH), EVENTFD(Role.EVENTFD),
	IRQFD(Role.IRQFD), MSI_ROUTE(Role.ROUTING), PIT(Role.PIT), VCPU(Role.VCPU);

	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final long MSI_ADDRESS = 0xfee00000L;
	private static final int NO_GSI = -1;
	private static final int FIRST_MSI_GSI = 24, FIRST_MSI_VECTOR = 0x41;

	private final Role role;

	NewElement(Role role) {
		this.role = role;
	}

	/** What the element is in a picture. */
	public Role role() {
		return role;
	}

	/** The palette's word for it. */
	public String title() {
		return Texts.of("new." + name().toLowerCase(Locale.ROOT));
	}

	/** One sentence for the palette's tooltip. */
	public String description() {
		return Texts.of("new." + name().toLowerCase(Locale.ROOT) + ".description");
	}

	/** True when a machine has room for one more: the kernel makes one timer chip, beside the other chips. */
	public boolean hasRoom(VirtualMachine machine) {
		return this != PIT
				|| machine.getIrqchipMode() == IrqchipMode.KERNEL && Chips.PIT.of(machine).isEmpty();
	}

	/**
	 * Adds one to a machine that has room for it, joined to nothing, where it covers nothing.
	 *
	 * @param place where it is wanted
	 * @return the id of its node
	 */
	public String addTo(VirtualMachine machine, Point place) {
		// What stands already stays where it is.
		PageScene.storePlaces(Page.ALL.get(0), machine);
		String node = switch (this) {
		case SERIAL -> device(machine, FACTORY.createSerialDevice(), "ttyS");
		case VIRTIO -> device(machine, FACTORY.createVirtioDevice(), "virtio");
		case NVME -> device(machine, FACTORY.createNvmeDevice(), "nvme");
		case VFIO -> device(machine, FACTORY.createVfioDevice(), "vfio");
		case EVENTFD -> eventfd(machine);
		case IRQFD -> irqfd(machine);
		case MSI_ROUTE -> msiRoute(machine);
		case PIT -> pit(machine);
		case VCPU -> vcpu(machine);
		};
		NodePlaces.put(machine, node, PageScene.free(Page.ALL.get(0), machine, node, place));
		return node;
	}

	private static String device(VirtualMachine machine, Device device, String name) {
		device.setId(Machines.freeId(machine, "device"));
		long same = machine.getDevices().stream().filter(other -> other.eClass() == device.eClass()).count();
		device.setName(name + same);
		device.setSignalling(Signalling.IRQFD);
		if (device instanceof SerialDevice serial)
			serial.setPortBase(same % 2 == 0 ? 0x3f8 : 0x2f8);
		else if (device instanceof VirtioDevice virtio)
			virtio.setKind("blk");
		else if (device instanceof VfioDevice vfio)
			vfio.setAddress(String.format(Locale.ROOT, "0000:%02x:00.0", same + 1));
		machine.getDevices().add(device);
		return device.getId();
	}

	private static String eventfd(VirtualMachine machine) {
		Eventfd eventfd = FACTORY.createEventfd();
		eventfd.setId(Machines.freeId(machine, "eventfd"));
		machine.getEventfds().add(eventfd);
		return eventfd.getId();
	}

	private static String irqfd(VirtualMachine machine) {
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId(Machines.freeId(machine, "irqfd"));
		irqfd.setGsi(NO_GSI);
		machine.getIrqfds().add(irqfd);
		return irqfd.getId();
	}

	private static String msiRoute(VirtualMachine machine) {
		MsiRoute route = FACTORY.createMsiRoute();
		int gsi = FIRST_MSI_GSI;
		while (!Routing.entries(machine.getIrqRouting(), gsi).isEmpty())
			gsi++;
		route.setGsi(gsi);
		route.setAddress(MSI_ADDRESS);
		route.setData(FIRST_MSI_VECTOR + gsi - FIRST_MSI_GSI & 0xff);
		machine.getIrqRouting().getEntries().add(route);
		return Places.gsi(gsi);
	}

	private static String pit(VirtualMachine machine) {
		InterruptController pit = Chips.PIT.fresh();
		pit.setId(Machines.freeId(machine, "pit"));
		machine.getControllers().add(pit);
		return pit.getId();
	}

	private static String vcpu(VirtualMachine machine) {
		Vcpu vcpu = Machines.vcpu(machine.getVcpus().stream().mapToInt(Vcpu::getVcpuId).max().orElse(-1) + 1);
		machine.getVcpus().add(vcpu);
		return vcpu.getId();
	}
}
