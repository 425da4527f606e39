package org.irqscope.core.picture.part.ioapic;

import static org.irqscope.emulator.x86.ioapic.IoapicFields.RTC_STATUS_DEST_MAP;
import static org.irqscope.emulator.x86.ioapic.IoapicFields.RTC_STATUS_PENDING_EOI;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.Drivers;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

/** What the page of the IOAPIC shows: drivers, the table of pins, and the local APICs that messages go to. */
final class IoapicDiagram {
	private static final int MOST_CPUS = 12, MOST_DRIVERS = 16;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;
	private final UsedLines lines;
	private final Drivers sources;
	private final Ioapic ioapic;
	private final Map<String, Node> drivers = new LinkedHashMap<>();
	private final Map<String, Node> lapics = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();

	IoapicDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
		this.lines = new UsedLines(machine);
		this.sources = new Drivers(machine, lines);
		this.ioapic = X86Chips.ioapic(machine);
	}

	Diagram diagram() {
		for (int gsi : lines.driven())
			for (RoutingEntry entry : lines.entries(gsi))
				if (entry instanceof IrqchipRoute route && route.getIrqchip() == Irqchip.IOAPIC)
					drivers(route);
		for (int pin = 0; pin < ioapic.getRedirtbl().size(); pin++)
			if (!ioapic.getRedirtbl().get(pin).isMask())
				messages(pin, ioapic.getRedirtbl().get(pin));
		List<Node> nodes = new ArrayList<>(drivers.values());
		nodes.add(table());
		nodes.add(clock());
		nodes.addAll(lapics.values());
		return new Diagram(nodes, links.all());
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	private void drivers(IrqchipRoute route) {
		if (lines.entry(route).isEmpty())
			return;
		boolean armed = lines.entry(route).filter(entry -> !entry.isMask()).isPresent();
		for (Drivers.Driver driver : sources.of(route.getGsi())) {
			String id = driver.element().getId();
			if (drivers.size() >= MOST_DRIVERS && !drivers.containsKey(id))
				return;
			drivers.putIfAbsent(id, driver.node(isActive(id)));
			links.add(Links.right(id, ""), Links.left(ioapic.getId(), PinTable.row(route.getPin())),
					Link.Kind.INTERRUPT, armed, "");
		}
	}

	private void messages(int pin, RedirectionEntry entry) {
		for (Vcpu vcpu : lines.destinations().of(entry)) {
			String id = X86Chips.lapic(vcpu).getId();
			if (lapics.size() >= MOST_CPUS && !lapics.containsKey(id))
				return;
			lapics.putIfAbsent(id, new Node(id, Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()),
					Texts.of("lapic.of", vcpu.getVcpuId()), List.of(), isActive(id)));
			links.interrupt(Links.right(ioapic.getId(), PinTable.row(pin)), Links.left(id, ""));
			if (entry.getTrigMode() == TriggerMode.LEVEL)
				links.add(new Link.Port(id, "", Side.BOTTOM), new Link.Port(ioapic.getId(), "", Side.BOTTOM),
						Link.Kind.RETURN, true, "EOI");
		}
	}

	private Node table() {
		List<Row> rows = new ArrayList<>(new PinTable(ioapic, highlights).rows());
		return new Node(ioapic.getId(), Role.IOAPIC, "IOAPIC", Texts.of("ioapic.caption",
				Long.toHexString(ioapic.getBaseAddress()), ioapic.getIoapicId(), Vectors.hex8(ioapic.getIoregsel())),
				rows, isActive(ioapic.getId()));
	}

	/** The real-time clock's pin, whose EOIs the kernel counts so that none of its ticks is lost. */
	private Node clock() {
		long owed = highlights.now(RTC_STATUS_PENDING_EOI, Place.ONLY).orElse(0);
		List<Row> rows = new ArrayList<>();
		rows.add(new Row.Field("pendingEoi", Texts.of("rtc.pending"), Long.toString(owed),
				highlights.mark(RTC_STATUS_PENDING_EOI, Place.ONLY),
				highlights.previous(RTC_STATUS_PENDING_EOI, Place.ONLY), "00 \u2192 00"));
		rows.add(new Row.Field("destMap", Texts.of("rtc.owed"), owing(), owingMark(), "",
				Texts.of("rtc.vcpu", 0, 255)));
		return new Node(Places.part(ioapic.getId(), "rtc"), Role.IOAPIC, Texts.of("rtc.title"),
				Texts.of("rtc.caption"), rows, false);
	}

	private String owing() {
		List<String> vcpus = new ArrayList<>();
		for (int vcpu = 0; vcpu < machine.getVcpus().size(); vcpu++) {
			long vector = highlights.now(RTC_STATUS_DEST_MAP.at(vcpu), Place.ONLY).orElse(0) - 1;
			if (vector >= 0)
				vcpus.add(Texts.of("rtc.vcpu", vcpu, vector));
		}
		return vcpus.isEmpty() ? "\u2013" : vcpus.get(0) + (vcpus.size() > 1 ? " +" + (vcpus.size() - 1) : "");
	}

	private Mark owingMark() {
		Mark mark = Mark.NONE;
		for (int vcpu = 0; vcpu < machine.getVcpus().size(); vcpu++) {
			Mark one = highlights.mark(IoapicFields.RTC_STATUS_DEST_MAP.at(vcpu), Place.ONLY);
			mark = one.compareTo(mark) > 0 ? one : mark;
		}
		return mark;
	}
}
