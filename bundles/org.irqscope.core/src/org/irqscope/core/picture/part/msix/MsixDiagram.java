package org.irqscope.core.picture.part.msix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** What the page of MSI-X tables shows: tables on the left, and the way of each entry's interrupt. For one thread. */
final class MsixDiagram {
	private static final int MOST = 16;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;
	private final Map<String, Node> nodes = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();

	MsixDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
	}

	Diagram diagram() {
		machine.getDevices().stream().filter(PciFunctions::isFunction).forEach(this::function);
		links.keep(nodes.keySet());
		return new Diagram(List.copyOf(nodes.values()), links.all());
	}

	private void add(String id, Role role, String title, String caption, List<Row> rows) {
		nodes.putIfAbsent(id, new Node(id, role, title, caption, rows, active.filter(id::equals).isPresent()));
	}

	private void function(Device device) {
		Role role = device instanceof VfioDevice ? Role.PASSTHROUGH : Role.DEVICE;
		String vmm = Texts.of("msix.vmm." + device.getPci().getVmm().getName().toLowerCase(Locale.ROOT));
		add(device.getId(), role, Machines.title(device), Texts.of("msix.caption", vmm, device.getPci().getSlot(),
				Long.toHexString(device.getPci().getTableAddress())),
				new MsixRows(machine, device, highlights).rows());
		MessageWay way = new MessageWay(machine, this::add, links);
		device.getMsix().getEntries().stream().limit(MOST)
				.forEach(entry -> way.add(device, entry, Links.right(device.getId(), MsixRows.row(entry)), true));
	}
}
