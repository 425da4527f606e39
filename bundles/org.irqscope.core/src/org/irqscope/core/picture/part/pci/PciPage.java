package org.irqscope.core.picture.part.pci;

import java.util.Optional;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageColumns;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Device;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;

/** The functions on a machine's PCI bus: configuration space, capabilities, and where pins and messages lead. */
public final class PciPage extends PartPage {
	private static final String ID = "pci";

	public PciPage() {
		super(ID, new PageColumns(ID, PciPage::column, DiagramStyle.COLUMN_GAP));
	}

	private static int column(Node node) {
		return switch (node.role()) {
		case DEVICE, PASSTHROUGH -> 0;
		case ROUTING -> 1;
		default -> 2;
		};
	}

	/** True for a device that the guest finds on the bus. */
	static boolean isOnBus(Device device) {
		return PciFunctions.isFunction(device) || PciFunctions.hasPin(device);
	}

	@Override
	public String title() {
		return Texts.of("page.pci");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return machine.getDevices().stream().anyMatch(PciPage::isOnBus);
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return machine.getDevices().stream().filter(PciPage::isOnBus).filter(device -> device.getId().equals(node))
				.findFirst().map(device -> node);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return exists(machine) ? new PciDiagram(machine, highlights, active).diagram() : NOTHING;
	}
}
