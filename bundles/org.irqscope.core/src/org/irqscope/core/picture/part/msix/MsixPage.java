package org.irqscope.core.picture.part.msix;

import java.util.Optional;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageColumns;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;

/** The MSI-X tables of a machine: what the guest has written, who keeps which message, and where interrupts go. */
public final class MsixPage extends PartPage {
	private static final String ID = "msix";

	public MsixPage() {
		super(ID, new PageColumns(ID, MsixPage::column, DiagramStyle.COLUMN_GAP));
	}

	private static int column(Node node) {
		return switch (node.role()) {
		case DEVICE, PASSTHROUGH -> 0;
		case EVENTFD -> 1;
		case IRQFD -> 2;
		case ROUTING -> 3;
		default -> 4;
		};
	}

	@Override
	public String title() {
		return Texts.of("page.msix");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return machine.getDevices().stream().anyMatch(PciFunctions::isFunction);
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return machine.getDevices().stream().filter(PciFunctions::isFunction)
				.filter(device -> device.getId().equals(node)).findFirst().map(device -> node);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return exists(machine) ? new MsixDiagram(machine, highlights, active).diagram() : NOTHING;
	}
}
