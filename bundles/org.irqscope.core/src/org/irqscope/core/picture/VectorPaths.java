package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.model.Device;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Machines;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** In which vectors of the guest the lines of a machine end, by way of which chip. */
final class VectorPaths {
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Folding folding;
	private final Map<Integer, String> users = new HashMap<>();
	private final Map<Integer, Target> targets = new LinkedHashMap<>();

	/**
	 * A vector of the guest.
	 *
	 * @param vcpus the vCPUs that can take it
	 * @param fromPic true when it comes from the PIC, whose EOI is the PIC's
	 * @param level true when its EOI must reach the IOAPIC
	 * @param user what the guest uses it for, may be empty
	 */
	record Target(int vector, List<Vcpu> vcpus, boolean fromPic, boolean level, String user) {
	}

	VectorPaths(VirtualMachine machine, UsedLines lines, Folding folding) {
		this.machine = machine;
		this.lines = lines;
		this.folding = folding;
		machine.getDevices().forEach(this::use);
		if (lines.hasChips())
			Chips.SHARED.forEach(chip -> chip.drives().forEach(gsi -> chip.of(machine).stream().limit(1)
					.forEach(one -> users.putIfAbsent(gsi, Machines.title(one)))));
		for (int gsi : folding.gsis())
			for (RoutingEntry entry : lines.entries(gsi))
				follow(entry);
		folding.fold(Group.VECTORS, targets.keySet().stream().map(Places::vector).toList());
	}

	List<Target> vectors() {
		return new ArrayList<>(targets.values());
	}

	/** Those that have nodes of their own. */
	List<Target> shown() {
		return targets.values().stream().filter(target -> folding.shows(Places.vector(target.vector()))).toList();
	}

	private void follow(RoutingEntry entry) {
		if (entry instanceof MsiRoute msi)
			add(new Target(msi.getData() & 0xff, lines.destinations().of(msi), false, (msi.getData() & 0x8000) != 0,
					user(entry.getGsi())));
		else if (entry instanceof IrqchipRoute route && lines.hasChips())
			if (route.getIrqchip() == Irqchip.IOAPIC)
				ioapic(route);
			else
				pic(route);
	}

	private void ioapic(IrqchipRoute route) {
		lines.entry(route).filter(entry -> !entry.isMask())
				.ifPresent(entry -> add(new Target(entry.getVector(), lines.destinations().of(entry), false,
						entry.getTrigMode() == TriggerMode.LEVEL, user(route.getGsi()))));
	}

	private void pic(IrqchipRoute route) {
		KpicState pic = X86Chips.pics(machine).get(route.getIrqchip().getValue());
		boolean masked = (pic.getImr() >> route.getPin() & 1) != 0;
		List<Vcpu> takers = lines.destinations().ofPic();
		if (!masked && !takers.isEmpty())
			add(new Target(pic.getIrqBase() + route.getPin() & 0xff, takers, true, false, user(route.getGsi())));
	}

	private void add(Target target) {
		targets.putIfAbsent(target.vector(), target);
	}

	/** The device whose interrupt comes in on a GSI. */
	private String user(int gsi) {
		return users.getOrDefault(gsi, "");
	}

	private void use(Device device) {
		users.putIfAbsent(device.getGsi(), Machines.title(device));
		for (Irqfd irqfd : machine.getIrqfds())
			if (irqfd.getEventfd() != null && irqfd.getEventfd() == device.getEventfd())
				users.putIfAbsent(irqfd.getGsi(), Machines.title(device));
	}
}
