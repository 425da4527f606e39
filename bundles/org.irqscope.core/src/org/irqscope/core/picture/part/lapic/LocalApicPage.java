package org.irqscope.core.picture.part.lapic;

import java.util.Optional;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageColumns;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;

/** The local APIC of one vCPU: why a vector waits, and what its registers say. */
public final class LocalApicPage extends PartPage {
	/** What the id of such a page begins with; the number of the vCPU in the document follows. */
	public static final String ID = "lapic";
	private final int index;

	/** The page of the vCPU with an index. */
	public LocalApicPage(int index) {
		super(ID + index, new PageColumns(ID + index, LocalApicPage::column, DiagramStyle.COLUMN_GAP));
		this.index = index;
	}

	private static int column(Node node) {
		int part = node.id().indexOf('#');
		return part < 0 ? 0 : switch (node.id().substring(part + 1)) {
		case LocalApicDiagram.POSTED -> 0;
		case LocalApicDiagram.PRIORITIES, LocalApicDiagram.LVT -> 1;
		default -> 2;
		};
	}

	@Override
	public String title() {
		return Texts.of("lapic.title", index);
	}

	/** The kernel, and all that is read of one, knows a vCPU by its number and not by its place in the document. */
	@Override
	public String title(VirtualMachine machine) {
		return exists(machine) ? Texts.of("lapic.title", machine.getVcpus().get(index).getVcpuId()) : title();
	}

	@Override
	public Optional<String> kind() {
		return Optional.of(Texts.of("lapic.pages"));
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return index < machine.getVcpus().size()
				&& X86Chips.optionalLapic(machine.getVcpus().get(index)).isPresent();
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		if (!exists(machine))
			return Optional.empty();
		Vcpu vcpu = machine.getVcpus().get(index);
		String lapic = X86Chips.lapic(vcpu).getId();
		return node.equals(lapic) || node.equals(vcpu.getId()) ? Optional.of(lapic) : Optional.empty();
	}

	/** What happens to the vCPU is shown at its local APIC. */
	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		return Places.node(machine, hop).flatMap(node -> inside(machine, node));
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return exists(machine) ? new LocalApicDiagram(machine, index, highlights, active).diagram() : NOTHING;
	}
}
