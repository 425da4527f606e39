package org.irqscope.core.picture.part.pci;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.riscv.ImsicChip;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.FunctionDiagram;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Device;
import org.irqscope.model.MsiCapability;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.theme.Role;

/** What the page of the PCI bus shows: configuration spaces on the left, lines and local APICs. For one thread. */
final class PciDiagram {
	private static final int DESTINATION_SHIFT = 12, BYTE = 0xff;
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final FunctionDiagram page;

	PciDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.page = new FunctionDiagram(machine, active);
	}

	Diagram diagram() {
		machine.getDevices().stream().filter(PciPage::isOnBus).forEach(this::function);
		return page.made();
	}

	private void function(Device device) {
		page.function(device, "pci.caption", "", new ConfigRows(machine, device, highlights).rows());
		if (!PciFunctions.hasPin(device))
			return;
		pin(device);
		message(device);
	}

	private void pin(Device device) {
		if (device.getGsi() < 0)
			return;
		page.add(Places.gsi(device.getGsi()), Role.ROUTING, "GSI " + device.getGsi(), Texts.of("pci.line"), List.of());
		boolean drives = !device.getPci().isIntxDisabled() && !isEnabled(device.getPci().getMsi());
		page.link(Links.right(device.getId(), ConfigRows.STATUS), Links.gsi(device.getGsi()), drives);
	}

	private static boolean isEnabled(MsiCapability msi) {
		return msi != null && msi.isEnabled();
	}

	private void message(Device device) {
		MsiCapability msi = device.getPci().getMsi();
		if (!isEnabled(msi))
			return;
		if (machine instanceof RiscvMachine)
			ImsicChip.hart(machine, msi.getAddress()).map(machine.getVcpus()::get)
					.ifPresent(hart -> RiscvChips.imsic(hart).ifPresent(file -> {
						page.add(file.getId(), Role.IMSIC, "IMSIC " + hart.getVcpuId(), Texts.of("plic.hart",
								hart.getVcpuId()), List.of());
						page.link(Links.right(device.getId(), ConfigRows.MSI), Links.left(file.getId(), ""),
								device.getPci().isBusMaster());
					}));
		else
			page.message(Links.right(device.getId(), ConfigRows.MSI),
					(int) (msi.getAddress() >> DESTINATION_SHIFT) & BYTE, Link.Kind.INTERRUPT,
					device.getPci().isBusMaster());
	}
}
