package org.irqscope.core.picture.routing;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.picture.Group;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;

/** The routing table: all GSIs with their entries, between what drives them and the chips that they lead to. */
public final class RoutingPage extends PartPage {
	private static final String ID = "routing";

	public RoutingPage() {
		super(ID, new RoutingArrangement(ID));
	}

	@Override
	public String title() {
		return Texts.of("routing.title");
	}

	@Override
	public boolean filters() {
		return true;
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return new RoutingDiagram(machine, highlights, unfolded, active).diagram();
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
	public Optional<String> inside(VirtualMachine machine, String node) {
		if (node.equals(Group.ROUTES.node()) || node.equals(Group.UNUSED.node()))
			return Optional.of(RoutingDiagram.block(0));
		return Places.gsi(node).map(RoutingDiagram::block);
	}

	@Override
	public Optional<EObject> element(VirtualMachine machine, String node) {
		return RoutingDiagram.isBlock(node) ? Optional.of(machine.getIrqRouting()) : super.element(machine, node);
	}
}
