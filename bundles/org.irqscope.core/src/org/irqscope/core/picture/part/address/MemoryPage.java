package org.irqscope.core.picture.part.address;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageBands;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.model.BusKind;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.theme.Role;

/** Memory slots and holes over guest physical addresses, and the way from an access in a hole to who handles it. */
public final class MemoryPage extends AddressPage {
	static final String TRAP = "mmio_trap", EMULATOR = "x86_emulate_instruction";
	private static final String ID = "memory";
	/** What decodes the instruction. */
	private static final Set<Site> EMULATORS = Set.of(X86Site.EMULATOR_READ_WRITE,
			HartSite.KVM_RISCV_VCPU_MMIO_LOAD, HartSite.KVM_RISCV_VCPU_MMIO_STORE,
			HartSite.KVM_RISCV_VCPU_UNPRIV_READ);
	private static final List<String> STEPS = List.of(TRAP, AddressPlaces.bus(BusKind.KVM_FAST_MMIO_BUS), EMULATOR);

	public MemoryPage() {
		super(ID, new PageBands(ID, MemoryPage::band, MemoryPage::column, DiagramStyle.GRID * 5));
	}

	private static int band(Node node) {
		boolean guest = node.role() == Role.VCPU && !node.id().equals(EMULATOR) && !node.id().equals(TRAP);
		if (guest || node.id().equals(AddressPlaces.MEMORY))
			return 0;
		return STEPS.contains(node.id()) ? 1 : 2;
	}

	/** Steps stand in the order in which they are done: what leaves the guest, and below it who is asked. */
	private static int column(Node node) {
		return switch (band(node)) {
		case 0 -> node.id().equals(AddressPlaces.MEMORY) ? 1 : 0;
		case 1 -> STEPS.indexOf(node.id());
		default -> node.role() == Role.LAPIC ? 0 : node.id().equals(AddressPlaces.bus(BusKind.KVM_MMIO_BUS)) ? 1 : 2;
		};
	}

	@Override
	public String title() {
		return Texts.of("page.memory");
	}

	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		if (AccessHops.leaves(hop))
			return super.node(machine, hop);
		if (hop.site() == X86Site.HANDLE_EPT_MISCONFIG || hop.site() == HartSite.GSTAGE_PAGE_FAULT)
			return Optional.of(TRAP);
		return EMULATORS.contains(hop.site()) ? Optional.of(EMULATOR) : super.node(machine, hop);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return new MemoryDiagram(machine, highlights, active).diagram();
	}
}
