package org.irqscope.core.picture.part.address;

import java.util.Optional;

import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageColumns;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.theme.Role;

/** The io buses of the kernel: who answers at which address, and who is asked in turn. */
public final class BusesPage extends AddressPage {
	private static final String ID = "buses";

	public BusesPage() {
		super(ID, new PageColumns(ID, BusesPage::column, 1.5 * DiagramStyle.COLUMN_GAP));
	}

	private static int column(Node node) {
		if (AddressPlaces.bus(node.id()).isPresent() || node.id().equals(AccessHops.USER_SPACE))
			return 1;
		return node.role() == Role.VCPU || node.role() == Role.LAPIC ? 0 : 2;
	}

	@Override
	public String title() {
		return Texts.of("page.buses");
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return AddressPlaces.bus(node).map(AddressPlaces::bus);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return new BusesDiagram(machine, highlights, active).diagram();
	}
}
