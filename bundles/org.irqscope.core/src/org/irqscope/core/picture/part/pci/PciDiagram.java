package org.irqscope.core.picture.part.pci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.riscv.ImsicChip;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.MsiCapability;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** What the page of the PCI bus shows: configuration spaces on the left, lines and local APICs. For one thread. */
final class PciDiagram {
	private static final int DESTINATION_SHIFT = 12, BYTE = 0xff;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;
	private final Map<String, Node> nodes = new LinkedHashMap<>();
	private final PageLinks links = new PageLinks();

	PciDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
	}

	Diagram diagram() {
		machine.getDevices().stream().filter(PciPage::isOnBus).forEach(this::function);
		links.keep(nodes.keySet());
		return new Diagram(List.copyOf(nodes.values()), links.all());
	}

	private void add(String id, Role role, String title, String caption, List<Row> rows) {
		nodes.putIfAbsent(id, new Node(id, role, title, caption, rows, active.filter(id::equals).isPresent()));
	}

	private void function(Device device) {
		Role role = device instanceof VfioDevice ? Role.PASSTHROUGH : Role.DEVICE;
		String vmm = Texts.of("msix.vmm." + device.getPci().getVmm().getName().toLowerCase(Locale.ROOT));
		add(device.getId(), role, Machines.title(device),
				Texts.of("pci.caption", vmm, device.getPci().getSlot()),
				new ConfigRows(machine, device, highlights).rows());
		if (!PciFunctions.hasPin(device))
			return;
		pin(device);
		message(device);
	}

	private void pin(Device device) {
		if (device.getGsi() < 0)
			return;
		add(Places.gsi(device.getGsi()), Role.ROUTING, "GSI " + device.getGsi(), Texts.of("pci.line"), List.of());
		boolean drives = !device.getPci().isIntxDisabled() && !isEnabled(device.getPci().getMsi());
		links.add(Links.right(device.getId(), ConfigRows.STATUS), Links.gsi(device.getGsi()), Link.Kind.INTERRUPT,
				drives, "");
	}

	private static boolean isEnabled(MsiCapability msi) {
		return msi != null && msi.isEnabled();
	}

	private void message(Device device) {
		MsiCapability msi = device.getPci().getMsi();
		if (!isEnabled(msi))
			return;
		if (machine instanceof RiscvMachine) {
			ImsicChip.hart(machine, msi.getAddress()).map(machine.getVcpus()::get)
					.ifPresent(hart -> RiscvChips.imsic(hart).ifPresent(file -> {
						add(file.getId(), Role.IMSIC, "IMSIC " + hart.getVcpuId(), Texts.of("plic.hart",
								hart.getVcpuId()), List.of());
						message(device, file.getId());
					}));
			return;
		}
		int destination = (int) (msi.getAddress() >> DESTINATION_SHIFT) & BYTE;
		machine.getVcpus().stream().filter(vcpu -> vcpu.getVcpuId() == destination).findFirst().ifPresent(vcpu -> {
			String id = X86Chips.lapic(vcpu).getId();
			add(id, Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()), Texts.of("lapic.of", vcpu.getVcpuId()),
					List.of());
			message(device, id);
		});
	}

	private void message(Device device, String receiver) {
		links.add(Links.right(device.getId(), ConfigRows.MSI), Links.left(receiver, ""), Link.Kind.INTERRUPT,
				device.getPci().isBusMaster(), "");
	}
}
