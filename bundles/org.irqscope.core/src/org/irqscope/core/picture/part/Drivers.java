package org.irqscope.core.picture.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.model.Device;
import org.irqscope.model.Element;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.Signalling;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.theme.Role;

/**
 * What drives the GSIs of a machine, as it is when this is made: irqfds, devices, and chips that raise lines by
 * themselves. For one thread.
 */
public final class Drivers {
	private final VirtualMachine machine;
	private final UsedLines lines;
	/** Who is asked for many GSIs goes through all irqfds once. */
	private final Map<Integer, List<Irqfd>> irqfds = new HashMap<>();
	private final Map<Integer, List<Device>> devices = new HashMap<>();
	private final Map<Eventfd, Device> writers = new IdentityHashMap<>();

	public Drivers(VirtualMachine machine, UsedLines lines) {
		this.machine = machine;
		this.lines = lines;
		for (Irqfd irqfd : machine.getIrqfds())
			irqfds.computeIfAbsent(irqfd.getGsi(), any -> new ArrayList<>()).add(irqfd);
		for (Device device : machine.getDevices()) {
			if (device.getSignalling() == Signalling.IRQ_LINE)
				devices.computeIfAbsent(device.getGsi(), any -> new ArrayList<>()).add(device);
			writes(device);
		}
	}

	/** One of them, by the element of the document. */
	public record Driver(Element element, Role role, String caption) {
		/** Its node without rows. */
		public Node node(boolean active) {
			return new Node(element.getId(), role, Machines.title(element), caption, List.of(), active);
		}
	}

	/** What drives a GSI. */
	public List<Driver> of(int gsi) {
		List<Driver> drivers = new ArrayList<>();
		for (Irqfd irqfd : irqfds.getOrDefault(gsi, List.of()))
			drivers.add(new Driver(irqfd, Role.IRQFD, user(irqfd)));
		for (Device device : devices.getOrDefault(gsi, List.of()))
			drivers.add(new Driver(device, role(device), "GSI " + gsi));
		if (lines.hasChips())
			for (Chip<?, ?> chip : Chips.SHARED)
				if (chip.drives(machine).contains(gsi))
					chip.of(machine).stream().limit(1)
							.forEach(one -> drivers.add(new Driver(one, chip.role(), "GSI " + gsi)));
		return drivers;
	}

	private String user(Irqfd irqfd) {
		return writer(irqfd.getEventfd()).map(device -> Texts.of("driver.for", irqfd.getGsi(), Machines.title(device)))
				.orElse("GSI " + irqfd.getGsi());
	}

	/** The device behind a driver, if it is known. */
	public Optional<Device> device(Driver driver) {
		if (driver.element() instanceof Irqfd irqfd)
			return writer(irqfd.getEventfd());
		return driver.element() instanceof Device device ? Optional.of(device) : Optional.empty();
	}

	/** The device that writes to an eventfd, if it is known; the first of several. */
	public Optional<Device> writer(Eventfd eventfd) {
		return Optional.ofNullable(writers.get(eventfd));
	}

	/** By itself, for an entry of its table of messages, or for a queue. */
	private void writes(Device device) {
		writers.putIfAbsent(device.getEventfd(), device);
		if (device.getMsix() != null)
			device.getMsix().getEntries().forEach(entry -> writers.putIfAbsent(entry.getEventfd(), device));
		if (device instanceof VirtioDevice virtio)
			virtio.getQueues().forEach(queue -> writers.putIfAbsent(queue.getCall(), device));
		writers.remove(null);
	}

	/** What a device is in pictures. */
	public static Role role(Device device) {
		return device instanceof VfioDevice ? Role.PASSTHROUGH : Role.DEVICE;
	}
}
