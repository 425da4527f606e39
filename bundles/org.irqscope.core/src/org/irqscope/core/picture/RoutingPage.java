package org.irqscope.core.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chips;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Fonts;
import org.irqscope.scene.Lane;
import org.irqscope.scene.Legend;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Point;

/** The routing table: all GSIs with their entries, between what drives them and the chips that they lead to. */
final class RoutingPage implements Page, Arrangement {
	private static final double CHANNEL = 2 * DiagramStyle.COLUMN_GAP;
	/** The highest that a column of the table becomes. */
	private static final double HEIGHT = 900;

	@Override
	public String id() {
		return "routing";
	}

	@Override
	public String title() {
		return Texts.of("page.routing");
	}

	@Override
	public Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded) {
		Optional<String> active = highlights.hop().flatMap(hop -> node(machine, hop));
		Diagram diagram = new RoutingDiagram(machine, highlights, unfolded, active).diagram();
		return new Diagram(diagram.nodes().stream().map(node -> node.sized(Fonts.MEASURE)).toList(), diagram.links());
	}

	/** Sources in the left column, the table in as many columns as it needs, chips in the right one. */
	@Override
	public Map<String, Point> places(Diagram diagram) {
		Map<String, Point> places = new HashMap<>();
		double x = 0;
		for (RoutingDiagram.Column column : RoutingDiagram.Column.values()) {
			List<Node> nodes = diagram.nodes().stream().filter(node -> RoutingDiagram.column(node) == column).toList();
			if (!nodes.isEmpty())
				x = column(nodes, x, places) + CHANNEL;
		}
		return places;
	}

	/**
	 * Places nodes from top to bottom, and beside each other where they would become too high; answers the right end.
	 */
	private static double column(List<Node> nodes, double left, Map<String, Point> places) {
		double x = left;
		double y = 0;
		double right = left;
		for (Node node : nodes) {
			if (y > 0 && y + node.bounds().height() > HEIGHT) {
				x = DiagramStyle.snapUp(right + DiagramStyle.NODE_GAP);
				y = 0;
			}
			places.put(node.id(), new Point(x, y));
			y = DiagramStyle.snapUp(y + node.bounds().height() + DiagramStyle.NODE_GAP);
			right = Math.max(right, x + node.bounds().width());
		}
		return DiagramStyle.snapUp(right);
	}

	@Override
	public Arrangement arrangement(VirtualMachine machine) {
		return this;
	}

	@Override
	public boolean flows() {
		return false;
	}

	@Override
	public List<Lane> lanes(List<Node> nodes) {
		return List.of();
	}

	@Override
	public Legend legend() {
		return new Legend(List.of(
				new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.ARMED, Texts.of("legend.armed")),
				new Legend.Entry.Line(Link.Kind.INTERRUPT, Link.State.IN_USE, Texts.of("legend.in.use")),
				new Legend.Entry.Changed(Mark.CHANGED, Texts.of("legend.looked.up"))), Fonts.MEASURE);
	}

	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		Place.Kind kind = hop.place().kind();
		if (kind == KvmPlace.ROUTING)
			return Optional.of(RoutingDiagram.block(hop.place().index()));
		boolean shown = kind == MachinePlace.DEVICE || kind == KvmPlace.IRQFD || Chips.of(kind).isPresent();
		return shown ? Places.node(machine, hop) : Optional.empty();
	}

	@Override
	public Optional<EObject> element(VirtualMachine machine, String node) {
		return RoutingDiagram.isBlock(node) ? Optional.of(machine.getIrqRouting())
				: Machines.element(machine, node).map(EObject.class::cast);
	}
}
