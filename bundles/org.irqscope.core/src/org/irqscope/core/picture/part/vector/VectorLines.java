package org.irqscope.core.picture.part.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.Drivers;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.core.way.Obstruction;
import org.irqscope.core.way.InterruptWay;
import org.irqscope.core.way.Ways;
import org.irqscope.model.Device;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtualMachine;

/** All that can interrupt a machine, with its way. For one thread. */
final class VectorLines {
	private static final String NOBODY = "\u2013";
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Drivers drivers;
	private final Ways ways;
	private final List<VectorLine> all = new ArrayList<>();

	VectorLines(VirtualMachine machine) {
		this.machine = machine;
		this.lines = new UsedLines(machine);
		this.drivers = new Drivers(machine, lines);
		this.ways = new Ways(machine, lines);
	}

	/** By GSI, then the messages that devices send by themselves. */
	List<VectorLine> all() {
		for (int gsi : lines.driven()) {
			List<InterruptWay> found = ways.of(gsi);
			for (Drivers.Driver driver : drivers.of(gsi))
				for (int at = 0; at < found.size(); at++)
					all.add(line(driver, Places.entry(gsi, at), found.get(at)));
		}
		for (Device device : machine.getDevices())
			if (device.getSignalling() == Signalling.SIGNAL_MSI && device.getMsix() != null)
				device.getMsix().getEntries().forEach(entry -> message(device, entry));
		return all;
	}

	private VectorLine line(Drivers.Driver driver, String entry, InterruptWay way) {
		String title = Machines.title(driver.element());
		if (driver.element() instanceof Irqfd irqfd)
			return new VectorLine(id(driver, entry),
					drivers.writer(irqfd.getEventfd()).map(Machines::title).orElse(NOBODY), title, way);
		String by = driver.element() instanceof Device ? "KVM_IRQ_LINE" : Texts.of("vectors.inside");
		return new VectorLine(id(driver, entry), title, by, way);
	}

	private static String id(Drivers.Driver driver, String entry) {
		return entry + "." + driver.element().getId();
	}

	/** A message that user space sends as the guest has written it into the device's table. */
	private void message(Device device, MsixEntry entry) {
		MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
		route.setGsi(-1);
		route.setAddress(entry.getAddress());
		route.setData(entry.getData());
		InterruptWay way = ways.of(route);
		if (entry.isMasked() || device.getMsix().isFunctionMask())
			way = new InterruptWay(way.gsi(), way.entry(), way.vector(), way.vcpus(), false, way.level(), Optional
					.of(new Obstruction(DeliveryObstacle.MASKED_MSIX, Machines.title(device),
							List.of(machine.getDevices().indexOf(device), entry.getIndex()))));
		if (entry.getAddress() == 0)
			way = new InterruptWay(-1, Optional.empty(), OptionalInt.empty(), List.of(), false, false,
					way.obstruction());
		all.add(new VectorLine("msix" + entry.getIndex() + "." + device.getId(), Machines.title(device),
				Texts.of("vectors.message", entry.getIndex()), way));
	}
}
