package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.Group;
import org.irqscope.core.picture.Places;
import org.irqscope.model.MpState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;

/** The nodes of groups: how many elements are folded in each, and the little that can be said of all of them. */
final class GroupNodes {
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Folding folding;
	private final Optional<String> active;

	GroupNodes(VirtualMachine machine, UsedLines lines, Folding folding, Optional<String> active) {
		this.machine = machine;
		this.lines = lines;
		this.folding = folding;
		this.active = active;
	}

	List<Node> nodes() {
		List<Node> nodes = new ArrayList<>();
		for (Group group : Group.values())
			Optional.ofNullable(folding.groups().get(group)).ifPresent(ids -> nodes.add(node(group, ids)));
		return nodes;
	}

	private Node node(Group group, List<String> ids) {
		return new Node(group.node(), group.role(), Texts.of(group.key(), ids.size()), Texts.of("group.open"),
				rows(group, ids), active.filter(group.node()::equals).isPresent());
	}

	private List<Row> rows(Group group, List<String> ids) {
		return switch (group) {
		case ROUTES, UNUSED -> routes(ids);
		case VCPUS -> vcpus();
		case LAPICS -> List.of(count("undelivered", "group.pending", pending()));
		case DEVICES, EVENTFDS, IRQFDS, VECTORS -> List.of();
		};
	}

	/** The first and the last GSI, and between which vectors their messages are. */
	private List<Row> routes(List<String> ids) {
		List<Row> rows = new ArrayList<>();
		IntSummaryStatistics gsis = ids.stream().flatMap(id -> Places.gsi(id).stream()).mapToInt(gsi -> gsi)
				.summaryStatistics();
		rows.add(new Row.Field("gsis", "gsi", Texts.of("group.range", gsis.getMin(), gsis.getMax())));
		IntSummaryStatistics vectors = new IntSummaryStatistics();
		for (String id : ids)
			for (RoutingEntry entry : lines.entries(Places.gsi(id).orElse(0)))
				if (entry instanceof MsiRoute msi)
					vectors.accept(msi.getData() & 0xff);
		if (vectors.getCount() > 0)
			rows.add(new Row.Field("vectors", Texts.of("group.vector"),
					Texts.of("group.range", vectors.getMin(), vectors.getMax())));
		return rows;
	}

	private List<Vcpu> folded() {
		return machine.getVcpus().stream().filter(vcpu -> !folding.shows(vcpu.getId())).toList();
	}

	private List<Row> vcpus() {
		List<Vcpu> folded = folded();
		long halted = folded.stream().filter(vcpu -> vcpu.getMpState() == MpState.HALTED).count();
		long running = folded.stream().filter(vcpu -> vcpu.getMpState() == MpState.RUNNABLE).count();
		return List.of(count("runnable", "group.runnable", running), count("halted", "group.halted", halted));
	}

	private static Row count(String id, String key, long number) {
		return new Row.Field(id, Texts.of(key), Long.toString(number), Mark.NONE, "", "999");
	}

	/** How many local APICs have something to deliver. */
	private long pending() {
		return folded().stream()
				.filter(vcpu -> X86Chips.optionalLapic(vcpu).filter(lapic -> !lapic.getIrr().isEmpty()).isPresent()
						|| RiscvChips.imsic(vcpu).filter(imsic -> !imsic.getEip().isEmpty()).isPresent())
				.count();
	}
}
