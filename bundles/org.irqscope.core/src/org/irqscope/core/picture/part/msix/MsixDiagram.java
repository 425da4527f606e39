package org.irqscope.core.picture.part.msix;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.FunctionDiagram;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.theme.Role;

/** What the page of MSI-X tables shows: tables on the left, and the way of each entry's interrupt. For one thread. */
final class MsixDiagram {
	private static final int MOST = 16;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final FunctionDiagram page;

	MsixDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.page = new FunctionDiagram(machine, active);
	}

	Diagram diagram() {
		machine.getDevices().stream().filter(PciFunctions::isFunction).forEach(this::function);
		return page.made();
	}

	private void function(Device device) {
		page.function(device, "msix.caption", Long.toHexString(device.getPci().getTableAddress()),
				new MsixRows(machine, device, highlights).rows());
		MessageWay way = new MessageWay(machine, page::add, page.links());
		device.getMsix().getEntries().stream().limit(MOST)
				.forEach(entry -> way.add(device, entry, Links.right(device.getId(), MsixRows.row(entry)), true));
	}
}
