package org.irqscope.core.picture.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.chip.x86.LapicChip;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.Device;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Link;
import org.irqscope.scene.Side;

/** What is joined to what in the picture of a machine, and which of it can carry an interrupt now. */
final class MachineLinks implements Links {
	private final ChipPicture chips;
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Folding folding;
	private final Map<String, Link> links = new LinkedHashMap<>();

	MachineLinks(ChipPicture chips, Folding folding) {
		this.chips = chips;
		this.machine = chips.machine();
		this.lines = chips.lines();
		this.folding = folding;
	}

	/** The links of what is shown; those of what is folded lead to its group. */
	List<Link> links(List<VectorPaths.Target> vectors) {
		machine.getDevices().forEach(this::device);
		machine.getIrqfds().forEach(this::irqfd);
		for (int gsi : folding.gsis())
			entries(gsi);
		if (lines.showsChips())
			Chips.SHARED.stream().filter(chip -> !chip.of(machine).isEmpty()).forEach(chip -> chip.link(chips, this));
		Chips.OF_VCPU.forEach(chip -> chip.link(chips, this));
		vectors.forEach(this::vector);
		return List.copyOf(links.values());
	}

	@Override
	public void add(Link.Port start, Link.Port end, Link.Kind kind, boolean armed, String label) {
		Link.Port from = shown(start);
		Link.Port to = shown(end);
		if (from.node().equals(to.node()))
			return;
		String id = from.node() + "." + from.row() + "-" + to.node() + "." + to.row();
		links.putIfAbsent(id, new Link(id, from, to, kind, armed ? Link.State.ARMED : Link.State.IDLE, label));
	}

	/** The port itself, or its group's, which has no rows. */
	private Link.Port shown(Link.Port port) {
		return folding.shows(port.node()) ? port : new Link.Port(folding.node(port.node()), "", port.side());
	}

	private void device(Device device) {
		if (PciFunctions.isFunction(device))
			PciLinks.link(machine, device, this);
		else if (device.getSignalling() == Signalling.IRQFD && device.getEventfd() != null)
			interrupt(Links.right(device.getId(), "out"), Links.left(device.getEventfd().getId(), ""));
		else if (device.getSignalling() == Signalling.IRQ_LINE && device.getGsi() >= 0)
			interrupt(Links.right(device.getId(), "out"),
					RiscvLinks.input(machine, device.getGsi()).orElse(Links.gsi(device.getGsi())));
	}

	private void irqfd(Irqfd irqfd) {
		boolean live = PciLinks.isLive(machine, irqfd);
		if (irqfd.getEventfd() != null)
			add(Links.right(irqfd.getEventfd().getId(), ""), Links.left(irqfd.getId(), ""), Link.Kind.INTERRUPT, live,
					"");
		if (irqfd.getGsi() >= 0)
			add(Links.right(irqfd.getId(), ""), lines.entries(irqfd.getGsi()).isEmpty()
					? RiscvLinks.input(machine, irqfd.getGsi()).orElse(Links.gsi(irqfd.getGsi()))
					: Links.gsi(irqfd.getGsi()), Link.Kind.INTERRUPT, live, "");
		if (irqfd.getResamplefd() != null)
			add(new Link.Port(irqfd.getId(), "", Side.BOTTOM),
					new Link.Port(irqfd.getResamplefd().getId(), "", Side.BOTTOM), Link.Kind.RETURN, true,
					Texts.of("link.resample"));
	}

	private void entries(int gsi) {
		List<RoutingEntry> entries = lines.entries(gsi);
		for (int at = 0; at < entries.size(); at++) {
			Link.Port from = Links.right(Places.gsi(gsi), "entry" + at);
			if (entries.get(at) instanceof IrqchipRoute route && lines.hasChips())
				add(from, Links.left(chip(route.getIrqchip()), "pin" + route.getPin()), Link.Kind.INTERRUPT,
						!masked(route), "");
			else if (machine instanceof RiscvMachine)
				RiscvLinks.entry(machine, entries.get(at)).ifPresent(to -> interrupt(from, to));
			else if (entries.get(at) instanceof MsiRoute msi)
				for (Vcpu vcpu : lines.destinations().of(msi))
					interrupt(from, Links.left(X86Chips.lapic(vcpu).getId(), LapicChip.bank(LapicFields.IRR)));
		}
	}

	private String chip(Irqchip chip) {
		return chip == Irqchip.IOAPIC ? X86Chips.ioapic(machine).getId()
				: X86Chips.pics(machine).get(chip.getValue()).getId();
	}

	private boolean masked(IrqchipRoute route) {
		if (route.getIrqchip() == Irqchip.IOAPIC)
			return lines.entry(route).map(RedirectionEntry::isMask).orElse(true);
		KpicState pic = X86Chips.pics(machine).get(route.getIrqchip().getValue());
		return (pic.getImr() >> route.getPin() & 1) != 0;
	}

	/** A vector is taken from the vCPU and ended at the chip it came from. */
	private void vector(VectorPaths.Target target) {
		String node = Places.vector(target.vector());
		for (Vcpu vcpu : target.vcpus())
			interrupt(Links.right(vcpu.getId(), ""), Links.left(node, ""));
		Link.Port end = new Link.Port(node, "", Side.BOTTOM);
		if (machine instanceof RiscvMachine) {
			RiscvLinks.completion(machine, target.level())
					.ifPresent(chip -> add(end, chip, Link.Kind.RETURN, true, RiscvLinks.completionLabel(machine)));
			return;
		}
		if (target.fromPic())
			add(end, new Link.Port(X86Chips.pics(machine).get(0).getId(), "", Side.BOTTOM), Link.Kind.RETURN, true,
					"EOI");
		else
			for (Vcpu vcpu : target.vcpus())
				add(end, new Link.Port(X86Chips.lapic(vcpu).getId(), "", Side.BOTTOM), Link.Kind.RETURN, true, "EOI");
		if (target.level() && lines.hasChips())
			for (Vcpu vcpu : target.vcpus())
				add(new Link.Port(X86Chips.lapic(vcpu).getId(), "", Side.BOTTOM),
						new Link.Port(X86Chips.ioapic(machine).getId(), "", Side.BOTTOM), Link.Kind.RETURN, true,
						"EOI");
	}
}
