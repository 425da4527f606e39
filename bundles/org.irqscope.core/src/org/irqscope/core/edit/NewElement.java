package org.irqscope.core.edit;

import static org.irqscope.emulator.x86.lapic.Lapic.DEFAULT_BASE;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.model.InterruptController;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Point;
import org.irqscope.scene.theme.Role;

/** What can be added to a machine by hand: the entries of the palette. */
public enum NewElement {
	SERIAL(Role.DEVICE), VIRTIO(Role.DEVICE), NVME(Role.DEVICE), VFIO(Role.PASSTHROUGH),
	VIRTIO_PCI(Role.DEVICE), NVME_PCI(Role.DEVICE), VFIO_PCI(Role.PASSTHROUGH), UART(Role.DEVICE),
	EVENTFD(Role.EVENTFD), IRQFD(Role.IRQFD), MSI_ROUTE(Role.ROUTING), PIT(Role.PIT), VCPU(Role.VCPU),
	HART(Role.VCPU), PLIC(Role.PLIC), AIA(Role.APLIC);

	private static final Set<NewElement> OF_PC = EnumSet.of(PIT, VCPU, VFIO, VIRTIO_PCI, NVME_PCI, VFIO_PCI,
			UART), OF_RISCV = EnumSet.of(HART, PLIC, AIA);
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final int NO_GSI = -1, SLOTS = 24;

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

	/** What machines of the architecture of one can have, in the order of the palette. */
	public static List<NewElement> of(VirtualMachine machine) {
		Set<NewElement> others = machine instanceof RiscvMachine ? OF_PC : OF_RISCV;
		return Stream.of(values()).filter(element -> !others.contains(element)).toList();
	}

	/**
	 * True when a machine has room for one more: the kernel of a PC makes one timer chip beside the other chips, which
	 * devices with a line need, too; and a machine of RISC-V has either a PLIC or the AIA, which alone knows messages.
	 */
	public boolean hasRoom(VirtualMachine machine) {
		return of(machine).contains(this) && switch (this) {
		case PIT -> hasChips(machine) && Chips.PIT.of(machine).isEmpty();
		case UART -> hasChips(machine);
		case VIRTIO_PCI, NVME_PCI, VFIO_PCI -> slotIsFree(machine);
		case PLIC -> ((RiscvMachine) machine).getIrqchip() != RiscvIrqchip.PLIC;
		case AIA -> ((RiscvMachine) machine).getIrqchip() != RiscvIrqchip.AIA;
		case IRQFD, MSI_ROUTE -> !(machine instanceof RiscvMachine riscv) || RiscvWay.hasMessages(riscv);
		default -> true;
		};
	}

	private static boolean hasChips(VirtualMachine machine) {
		return X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL;
	}

	private static boolean slotIsFree(VirtualMachine machine) {
		return machine.getDevices().stream().filter(device -> device.getPci() != null).count() < SLOTS;
	}

	/**
	 * Adds one to a machine that has room for it, where it covers nothing: a single part, which is joined to nothing,
	 * or a device with all that its VMM makes for it.
	 *
	 * @param place where it is wanted
	 * @return the id of its node
	 */
	public String addTo(VirtualMachine machine, Point place) {
		// What stands already stays where it is.
		PageScene.storePlaces(MachinePage.PAGE, machine);
		String node = add(machine);
		NodePlaces.put(machine, node, PageScene.free(MachinePage.PAGE, machine, node, place));
		return node;
	}

	/**
	 * The same where nobody points at a place: the layout has one, as long as it places everything.
	 *
	 * @param otherwise where it is wanted if somebody has placed nodes
	 */
	public String addInOrder(VirtualMachine machine, Point otherwise) {
		if (NodePlaces.isUsed(machine))
			return addTo(machine, otherwise);
		String node = add(machine);
		// What would be folded away has a place, by which it is shown.
		if (MachinePage.PAGE.diagram(machine, Highlights.NONE, Unfolded.NONE).node(node).isEmpty()) {
			PageScene.storePlaces(MachinePage.PAGE, machine);
			NodePlaces.put(machine, node, PageScene.free(MachinePage.PAGE, machine, node, otherwise));
		}
		return node;
	}

	private String add(VirtualMachine machine) {
		return switch (this) {
		case SERIAL, VIRTIO, NVME, VFIO -> Devices.add(machine, this).getId();
		case VIRTIO_PCI, NVME_PCI, VFIO_PCI, UART -> WholeDevices.add(machine, this).getId();
		case EVENTFD -> Machines.addEventfd(machine).getId();
		case IRQFD -> irqfd(machine);
		case MSI_ROUTE -> msiRoute(machine);
		case PIT -> pit(machine);
		case VCPU -> vcpu(machine);
		case HART -> RiscvElements.hart((RiscvMachine) machine);
		case PLIC -> RiscvElements.plic((RiscvMachine) machine);
		case AIA -> RiscvElements.aia((RiscvMachine) machine);
		};
	}

	private static String irqfd(VirtualMachine machine) {
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId(Machines.freeId(machine, "irqfd"));
		irqfd.setGsi(NO_GSI);
		machine.getIrqfds().add(irqfd);
		return irqfd.getId();
	}

	private static String msiRoute(VirtualMachine machine) {
		int gsi = DeviceWay.freeMessage(machine);
		if (machine instanceof RiscvMachine riscv) {
			riscv.getIrqRouting().getEntries().add(RiscvWay.message(riscv, gsi));
			return Places.gsi(gsi);
		}
		MsiRoute route = FACTORY.createMsiRoute();
		route.setGsi(gsi);
		route.setAddress(DEFAULT_BASE);
		route.setData(GuestSetup.freeMessage(machine));
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
