package org.irqscope.core.picture.part.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.irqscope.core.picture.Group;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.core.picture.part.WordFilter;
import org.irqscope.model.Lapic;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** What the vector map shows: the ways as a table, and the vectors that they end in as a map for each vCPU. */
final class VectorMapDiagram {
	private static final int MORE = 42, MOST_CPUS = 8;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Unfolded unfolded;
	private final Optional<String> active;

	VectorMapDiagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.unfolded = unfolded;
		this.active = active;
	}

	Diagram diagram() {
		List<VectorLine> lines = new VectorLines(machine).all();
		WordFilter filter = new WordFilter(unfolded.filter());
		boolean sampled = highlights.isSampled();
		List<VectorLine> wanted = lines.stream().filter(line -> filter.accepts(line.words(sampled))).toList();
		int most = MORE + Group.VECTORS.limit(unfolded);
		List<VectorLine> shown = wanted.stream().limit(most).toList();
		List<Node> nodes = new ArrayList<>();
		nodes.add(table(lines.size(), shown));
		if (wanted.size() > shown.size())
			nodes.add(new Node(Group.VECTORS.node(), Role.VECTOR,
					Texts.of("vectors.more", wanted.size() - shown.size()), Texts.of("group.open"), List.of(), false));
		machine.getVcpus().stream().filter(vcpu -> X86Chips.optionalLapic(vcpu).isPresent())
				.filter(vcpu -> ends(vcpu, lines)).limit(MOST_CPUS).forEach(vcpu -> nodes.add(map(vcpu, lines)));
		return new Diagram(nodes, List.of());
	}

	private Node table(int all, List<VectorLine> shown) {
		List<Row> rows = shown.isEmpty() ? List.of() : new WayTable(shown, highlights).rows();
		String caption = all == 0 ? Texts.of("vectors.none") : Texts.of("vectors.caption", shown.size(), all);
		return new Node(VectorMapPage.TABLE, Role.VECTOR, Texts.of("page.vectors"), caption, rows,
				active.filter(VectorMapPage.TABLE::equals).isPresent());
	}

	private boolean ends(Vcpu vcpu, List<VectorLine> lines) {
		return vcpu == machine.getVcpus().get(0) || lines.stream()
				.anyMatch(line -> line.way().vector().isPresent() && line.way().vcpus().contains(vcpu));
	}

	/** The vectors in which something ends at a vCPU, whether or not it would come through now. */
	private Node map(Vcpu vcpu, List<VectorLine> lines) {
		Lapic lapic = X86Chips.lapic(vcpu);
		SortedSet<Integer> open = new TreeSet<>();
		SortedSet<Integer> blocked = new TreeSet<>();
		for (VectorLine line : lines)
			if (line.way().vector().isPresent() && line.way().vcpus().contains(vcpu))
				(line.way().obstruction().isEmpty() ? open : blocked).add(line.way().vector().getAsInt());
		blocked.removeAll(open);
		List<Row> rows = new ArrayList<>();
		if (!open.isEmpty() || blocked.isEmpty())
			rows.add(new Row.VectorMap("open", Texts.of("vectors.open"), List.copyOf(open), BitState.SET, List.of(),
					List.of()));
		if (!blocked.isEmpty())
			rows.add(new Row.VectorMap("blocked", Texts.of("vectors.blocked"), List.copyOf(blocked), BitState.MASKED,
					List.of(), List.of()));
		return new Node(lapic.getId(), Role.LAPIC, Texts.of("lapic.of", vcpu.getVcpuId()), Texts.of("vectors.ends"),
				rows, active.filter(lapic.getId()::equals).isPresent());
	}
}
