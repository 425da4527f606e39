package org.irqscope.core.picture.part.eventfd;

import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.LinkedColumns;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;

/**
 * The eventfds of a machine: who writes to them, who waits for them, and where an interrupt goes on without the kernel.
 */
public final class EventfdPage extends PartPage {
	private static final String ID = "eventfds", ADDRESS = "address";
	private static final int IRQFDS = 2;

	public EventfdPage() {
		super(ID, new LinkedColumns(ID, EventfdPage::column, IRQFDS, 1.5 * DiagramStyle.COLUMN_GAP));
	}

	private static int column(Node node) {
		if (Places.ioeventfd(node.id()).isPresent())
			return 0;
		return switch (node.role()) {
		case DEVICE -> 0;
		case EVENTFD -> 1;
		case VCPU -> IRQFDS + 2;
		case IRQFD -> node.id().contains("#") ? IRQFDS + 1 : IRQFDS;
		default -> IRQFDS + 1;
		};
	}

	@Override
	public String title() {
		return Texts.of("page.eventfds");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return !machine.getEventfds().isEmpty() || !machine.getIrqfds().isEmpty();
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		boolean shown = machine.getEventfds().stream().anyMatch(eventfd -> eventfd.getId().equals(node))
				|| machine.getIrqfds().stream().anyMatch(irqfd -> irqfd.getId().equals(node));
		return shown ? Optional.of(node) : Optional.empty();
	}

	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		if (hop.place().kind() != KvmPlace.IOEVENTFD)
			return Places.node(machine, hop);
		OptionalInt address = hop.argument(ADDRESS);
		return IoeventfdNodes.of(machine).stream()
				.filter(one -> address.isPresent() && (int) one.ioeventfd().getAddress() == address.getAsInt())
				.map(IoeventfdNodes.Found::node).findFirst();
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return exists(machine) ? new EventfdDiagram(machine, highlights, unfolded, active).diagram() : NOTHING;
	}
}
