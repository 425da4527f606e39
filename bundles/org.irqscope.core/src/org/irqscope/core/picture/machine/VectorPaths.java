package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.Group;
import org.irqscope.core.picture.Places;
import org.irqscope.core.way.InterruptWay;
import org.irqscope.core.way.Ways;
import org.irqscope.model.Aplic;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Device;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.Plic;
import org.irqscope.model.PlicSource;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.SourceMode;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;

/** In which vectors of the guest the lines of a machine end, by way of which chip. */
final class VectorPaths {
	private final VirtualMachine machine;
	private final Ways ways;
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
		this.ways = new Ways(machine, lines);
		this.folding = folding;
		machine.getDevices().forEach(this::use);
		if (lines.hasChips())
			Chips.SHARED.forEach(chip -> chip.drives(machine).forEach(gsi -> chip.of(machine).stream().limit(1)
					.forEach(one -> users.putIfAbsent(gsi, Machines.title(one)))));
		for (int gsi : folding.gsis())
			for (RoutingEntry entry : lines.entries(gsi))
				if (machine instanceof RiscvMachine)
					followMessage(entry);
				else
					follow(entry);
		RiscvChips.aplic(machine).ifPresent(this::follow);
		RiscvChips.plic(machine).ifPresent(this::follow);
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
		InterruptWay way = ways.of(entry);
		if (!way.isClosed())
			add(new Target(way.vector().getAsInt(), way.vcpus(), way.fromPic(), !way.fromPic() && way.level(),
					user(entry.getGsi())));
	}

	/** The sources of an APLIC: each has an identity of its own at a hart. */
	private void follow(Aplic aplic) {
		for (AplicSource source : aplic.getSources())
			if (source.getHart() < machine.getVcpus().size() && source.getEiid() > 0)
				add(new Target(source.getEiid(), List.of(machine.getVcpus().get(source.getHart())), false,
						source.getMode() == SourceMode.LEVEL_HIGH || source.getMode() == SourceMode.LEVEL_LOW,
						user(source.getNumber())));
	}

	/** The sources of a PLIC: a hart that enables one can take it. */
	private void follow(Plic plic) {
		for (PlicSource source : plic.getSources()) {
			List<Vcpu> harts = plic.getContexts().stream()
					.filter(context -> context.getEnabled().contains(source.getNumber()))
					.map(context -> machine.getVcpus().get(context.getNumber() / 2)).toList();
			add(new Target(source.getNumber(), harts, false, true, user(source.getNumber())));
		}
	}

	private void followMessage(RoutingEntry entry) {
		if (entry instanceof MsiRoute msi)
			RiscvLinks.hart(machine, msi).ifPresent(hart -> add(
					new Target(msi.getData(), List.of(hart), false, false, user(entry.getGsi()))));
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
