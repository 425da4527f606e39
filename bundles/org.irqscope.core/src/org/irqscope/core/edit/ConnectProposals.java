package org.irqscope.core.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.irqscope.core.Texts;
import org.irqscope.core.picture.Places;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.GuestNotifiers;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * What a node of a machine can be joined to: first the whole way to the guest, then each part that is there. Reads the
 * model only, in the thread that owns it.
 */
public final class ConnectProposals {
	/** A menu that is longer says nothing. */
	private static final int MOST_GSIS = 12;
	private final VirtualMachine machine;
	private final List<OfferedEdit> proposals = new ArrayList<>();

	private ConnectProposals(VirtualMachine machine) {
		this.machine = machine;
	}

	/** What is proposed for a node; nothing for what is joined already, and for chips, which the kernel joins. */
	public static List<OfferedEdit> of(VirtualMachine machine, String node) {
		ConnectProposals search = new ConnectProposals(machine);
		if (X86Chips.irqchipMode(machine) != IrqchipMode.NONE || machine instanceof RiscvMachine)
			Places.gsi(node).ifPresentOrElse(search::gsi,
					() -> Machines.element(machine, node).ifPresent(element -> {
						if (element instanceof Device device)
							search.device(device);
						else if (element instanceof Eventfd eventfd)
							search.eventfd(eventfd);
						else if (element instanceof Irqfd irqfd)
							search.irqfd(irqfd);
					}));
		return List.copyOf(search.proposals);
	}

	private void add(String key, Runnable edit, Object... values) {
		proposals.add(new OfferedEdit(Texts.of(key, values), edit));
	}

	private void device(Device device) {
		if (device.getEventfd() != null || device.getGsi() >= 0)
			return;
		if (device.getPci() != null)
			return;
		DeviceWay way = new DeviceWay(machine, device);
		int gsi = way.gsi();
		add("connect.way", () -> way.through(gsi), gsi);
		if (!(machine instanceof RiscvMachine) && PciDevices.canBePlugged(device))
			plug(device);
		for (Eventfd eventfd : machine.getEventfds())
			add("connect.node", join(device.getId(), eventfd.getId()), Machines.title(eventfd));
		lines(DeviceWay.line(machine, device))
				.forEach(line -> add("connect.line", join(device.getId(), Places.gsi(line)), line));
	}

	/** The whole way again, with a table that the guest can write. */
	private void plug(Device device) {
		if (device instanceof VirtioDevice)
			for (GuestNotifiers notifiers : GuestNotifiers.values())
				add("connect.pci." + notifiers.getName().toLowerCase(Locale.ROOT),
						() -> new PciDevices(machine, device).plug(notifiers, PciDevices.ENTRIES));
		else
			add("connect.pci", () -> new PciDevices(machine, device).plug(GuestNotifiers.NONE, PciDevices.ENTRIES));
	}

	/** The lines that lead anywhere: the device's own, and those that are in use. */
	private Stream<Integer> lines(OptionalInt own) {
		Stream<Integer> used = machine.getIrqfds().stream().map(Irqfd::getGsi);
		Stream<Integer> first = own.isPresent() ? Stream.of(own.getAsInt()) : Stream.empty();
		return Stream.concat(first, used).filter(gsi -> gsi >= 0).distinct().limit(MOST_GSIS);
	}

	private void eventfd(Eventfd eventfd) {
		if (machine.getIrqfds().stream().anyMatch(one -> one.getEventfd() == eventfd))
			return;
		OptionalInt line = machine.getDevices().stream().filter(device -> device.getEventfd() == eventfd)
				.map(device -> DeviceWay.line(machine, device)).filter(OptionalInt::isPresent).findFirst()
				.orElse(OptionalInt.empty());
		int gsi = line.orElseGet(() -> DeviceWay.freeMessage(machine));
		add("connect.irqfd", () -> DeviceWay.lead(machine, DeviceWay.irqfd(machine, eventfd), gsi), gsi);
		machine.getIrqfds().stream().filter(irqfd -> irqfd.getEventfd() == null).forEach(
				irqfd -> add("connect.node", join(eventfd.getId(), irqfd.getId()), Machines.title(irqfd)));
	}

	private void irqfd(Irqfd irqfd) {
		if (irqfd.getEventfd() == null)
			machine.getEventfds().stream()
					.filter(eventfd -> machine.getIrqfds().stream().noneMatch(one -> one.getEventfd() == eventfd))
					.forEach(eventfd -> add("connect.eventfd", () -> irqfd.setEventfd(eventfd),
							Machines.title(eventfd)));
		if (irqfd.getGsi() >= 0)
			return;
		int message = DeviceWay.freeMessage(machine);
		add("connect.message", () -> DeviceWay.lead(machine, irqfd, message), message);
		machine.getIrqRouting().getEntries().stream().map(RoutingEntry::getGsi).distinct().limit(MOST_GSIS)
				.forEach(gsi -> add("connect.gsi", () -> DeviceWay.lead(machine, irqfd, gsi), gsi));
	}

	/** A route waits for who injects it. */
	private void gsi(int gsi) {
		machine.getIrqfds().stream().filter(irqfd -> irqfd.getGsi() < 0).forEach(
				irqfd -> add("connect.from", () -> irqfd.setGsi(gsi), Machines.title(irqfd)));
		machine.getDevices().stream().filter(device -> device.getEventfd() == null && device.getGsi() < 0)
				.forEach(device -> add("connect.from.device", () -> new DeviceWay(machine, device).through(gsi),
						Machines.title(device)));
	}

	private Runnable join(String from, String to) {
		return () -> new Wiring(machine).join(from, to, "").ifPresent(Runnable::run);
	}
}
