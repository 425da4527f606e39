package org.irqscope.core.edit;

import java.util.Optional;

import org.irqscope.core.picture.Places;
import org.irqscope.model.Aplic;
import org.irqscope.model.Device;
import org.irqscope.model.Element;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.Plic;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Link;

/**
 * What joining two nodes of a machine's diagram means to the document, and what cutting a line means. Each answer is
 * the edit to be done, so that the caller can make it undoable; nothing is changed before it runs.
 */
public final class Wiring {
	private static final String PIN = "pin", SOURCE = "source", ENTRY = "entry";
	private final VirtualMachine machine;

	public Wiring(VirtualMachine machine) {
		this.machine = machine;
	}

	/** True when a line can begin at a node. */
	public boolean starts(String node) {
		return Places.gsi(node).isPresent() || element(node)
				.filter(element -> element instanceof Device || element instanceof Eventfd || element instanceof Irqfd)
				.isPresent();
	}

	/**
	 * The edit that joins two nodes.
	 *
	 * @param row the row of the second node that is meant, or empty
	 * @return nothing when no interrupt can go that way
	 */
	public Optional<Runnable> join(String from, String to, String row) {
		if (Places.gsi(from).isPresent())
			return chip(to).flatMap(chip -> route(Places.gsi(from).get(), chip, row));
		Element source = element(from).orElse(null);
		Element target = element(to).orElse(null);
		if (source instanceof Device device && target instanceof Eventfd eventfd)
			return Optional.of(() -> signal(device, eventfd));
		if (source instanceof Device device && Places.gsi(to).isPresent())
			return Optional.of(() -> drive(device, Places.gsi(to).get()));
		if (source instanceof Device device && machine instanceof RiscvMachine riscv
				&& (target instanceof Plic || target instanceof Aplic))
			return Optional.of(() -> RiscvWay.drive(riscv, device, source(riscv, row)));
		if (source instanceof Eventfd eventfd && target instanceof Irqfd irqfd)
			return Optional.of(() -> irqfd.setEventfd(eventfd));
		if (source instanceof Irqfd irqfd && target instanceof Eventfd eventfd)
			return Optional.of(() -> irqfd.setResamplefd(eventfd));
		if (source instanceof Irqfd irqfd && Places.gsi(to).isPresent())
			return Optional.of(() -> irqfd.setGsi(Places.gsi(to).get()));
		return Optional.empty();
	}

	/** The edit that cuts a line; nothing when the line follows from the state of a chip. */
	public Optional<Runnable> cut(Link link) {
		String from = link.from().node();
		if (Places.gsi(from).isPresent())
			return entry(Places.gsi(from).get(), link.from().row())
					.map(entry -> () -> machine.getIrqRouting().getEntries().remove(entry));
		Element source = element(from).orElse(null);
		Element target = element(link.to().node()).orElse(null);
		if (source instanceof Device device && target instanceof Eventfd)
			return Optional.of(() -> device.setEventfd(null));
		if (source instanceof Device device && (Places.gsi(link.to().node()).isPresent() || target instanceof Plic
				|| target instanceof Aplic))
			return Optional.of(() -> device.setGsi(-1));
		if (source instanceof Eventfd && target instanceof Irqfd irqfd)
			return Optional.of(() -> irqfd.setEventfd(null));
		if (source instanceof Irqfd irqfd && target instanceof Eventfd)
			return Optional.of(() -> irqfd.setResamplefd(null));
		if (source instanceof Irqfd irqfd && Places.gsi(link.to().node()).isPresent())
			return Optional.of(() -> irqfd.setGsi(-1));
		return Optional.empty();
	}

	/** The source whose row is meant, or a free one. */
	private static int source(RiscvMachine machine, String row) {
		String digits = row.startsWith(SOURCE) ? row.substring(SOURCE.length()) : "";
		return digits.isEmpty() ? RiscvWay.freeLine(machine) : Integer.parseInt(digits);
	}

	/** The routing entry that a row of a GSI's node stands for. */
	public Optional<RoutingEntry> entry(int gsi, String row) {
		if (!row.startsWith(ENTRY))
			return Optional.empty();
		return machine.getIrqRouting().getEntries().stream().filter(entry -> entry.getGsi() == gsi)
				.skip(Integer.parseInt(row.substring(ENTRY.length()))).findFirst();
	}

	private Optional<Element> element(String node) {
		return Machines.element(machine, node);
	}

	private Optional<Irqchip> chip(String node) {
		return element(node).flatMap(element -> {
			if (element instanceof Ioapic)
				return Optional.of(Irqchip.IOAPIC);
			return element instanceof KpicState pic ? Optional.of(Irqchip.get(X86Chips.pics(machine).indexOf(pic)))
					: Optional.empty();
		});
	}

	private Optional<Runnable> route(int gsi, Irqchip chip, String row) {
		int pin = row.startsWith(PIN) ? Integer.parseInt(row.substring(PIN.length()))
				: chip == Irqchip.IOAPIC ? gsi : gsi & 7;
		if (pin >= RouteRules.pins(chip) || !RouteRules.isFree(machine.getIrqRouting(), gsi, chip))
			return Optional.empty();
		IrqchipRoute route = ModelFactory.eINSTANCE.createIrqchipRoute();
		route.setGsi(gsi);
		route.setIrqchip(chip);
		route.setPin(pin);
		return Optional.of(() -> machine.getIrqRouting().getEntries().add(route));
	}

	private static void signal(Device device, Eventfd eventfd) {
		device.setSignalling(Signalling.IRQFD);
		device.setEventfd(eventfd);
	}

	private void drive(Device device, int gsi) {
		if (machine instanceof RiscvMachine riscv) {
			RiscvWay.drive(riscv, device, gsi);
			return;
		}
		device.setSignalling(Signalling.IRQ_LINE);
		device.setEventfd(null);
		device.setGsi(gsi);
	}
}
